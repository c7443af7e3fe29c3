using Fruitfly.Web.Live;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Classes;

/// <summary>The polls of one start of the lab, and who may take part: those who have the code, and only by voting.
/// There is no code, and so no way in, before a lecturer has asked something.</summary>
sealed class ClassRoom
{
    /// <summary>Of one start; the oldest are forgotten.</summary>
    const int MostPolls = 200;

    readonly Lock _lock = new();
    readonly List<ClassPoll> _polls = [];
    ClassCode? _code;

    /// <summary>Raised whenever a poll or its votes changed.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>null before something was asked</summary>
    public string? Code => Volatile.Read(ref _code)?.Text;

    public bool IsCode(string? guess) => Volatile.Read(ref _code)?.Is(guess) ?? false;

    /// <summary>Whether a request may pass without the lab's own secret: the class's page, its style, and
    /// a vote.</summary>
    public bool Admits(HttpRequest request)
    {
        var parts = request.Path.Value?.Split('/') ?? [];
        return IsCode(request.Method switch
        {
            "GET" when parts is ["", "class", _] or ["", "class", _, "style.css"] => parts[2],
            "POST" when parts is ["", "api", "class", _, "votes", _] => parts[3],
            _ => null,
        });
    }

    /// <summary>Opens a question, in the place of the open one and of an earlier one of the same page.</summary>
    public void Ask(ClassPoll poll)
    {
        lock (_lock)
        {
            _code ??= ClassCode.Create();
            _polls.RemoveAll(earlier => earlier.Place == poll.Place);
            foreach (var earlier in _polls)
                earlier.Close();
            if (_polls.Count == MostPolls)
                _polls.RemoveAt(0);
            _polls.Add(poll);
        }
        Changes.Raise();
    }

    /// <summary>Ends the voting; what was voted stays.</summary>
    public void Close()
    {
        lock (_lock)
            foreach (var poll in _polls)
                poll.Close();
        Changes.Raise();
    }

    /// <returns>whether the vote counts</returns>
    public bool Vote(string voter, int choice)
    {
        lock (_lock)
            if (_polls.LastOrDefault(poll => poll.IsOpen) is not { } open || !open.Vote(voter, choice))
                return false;
        Changes.Raise();
        return true;
    }

    /// <summary>What a phone sees: the open question, or null, and its own vote.</summary>
    public (string? Question, int? Vote) Ballot(string? voter)
    {
        lock (_lock)
            return _polls.LastOrDefault(poll => poll.IsOpen) is { } open
                ? (open.Question, open.VoteOf(voter)) : default;
    }

    public IReadOnlyList<PollView> Polls()
    {
        lock (_lock)
            return [.. _polls.Select(poll => poll.View())];
    }
}
