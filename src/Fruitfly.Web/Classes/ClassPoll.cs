namespace Fruitfly.Web.Classes;

/// <summary>One question to a class: whether a published statement will hold. Each phone has one vote, which it may
/// change while the question is open.</summary>
/// <param name="place">the page of a lecture that asks it</param>
/// <param name="claim">that it asks about</param>
sealed class ClassPoll(string place, string claim, string question)
{
    /// <summary>More phones than sit in any lecture hall, so that the votes stay small.</summary>
    public const int MostVoters = 2_000;

    public static readonly IReadOnlyList<string> Choices = ["It will hold", "It will not hold"];

    readonly Dictionary<string, int> _votes = [];

    public string Place => place;

    public string Question => question;

    public bool IsOpen { get; private set; } = true;

    /// <returns>whether the vote counts: not after the end, nor from more voters than there may be</returns>
    public bool Vote(string voter, int choice)
    {
        if (!IsOpen || _votes.Count >= MostVoters && !_votes.ContainsKey(voter))
            return false;
        _votes[voter] = choice;
        return true;
    }

    /// <summary>null where that phone has not voted</summary>
    public int? VoteOf(string? voter) => voter is not null && _votes.TryGetValue(voter, out var choice) ? choice : null;

    public void Close() => IsOpen = false;

    public PollView View() => new(place, claim, question, IsOpen,
        [.. Choices.Select((words, choice) => new ChoiceView(words, _votes.Values.Count(vote => vote == choice)))]);
}

/// <summary>A poll for the lecturer's page.</summary>
sealed record PollView(string Place, string Claim, string Question, bool IsOpen, IReadOnlyList<ChoiceView> Choices);

sealed record ChoiceView(string Words, int Votes);
