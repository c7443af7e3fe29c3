namespace Fruitfly.Studies.Postgres;

/// <summary>Which trials of a list to try to claim next. Asking the server for the first that waits would have it look
/// at the whole list for every claim, so a place in the list moves on past those that do not wait: those of other
/// workers are passed over by looking at a few places ahead, however many they are. What was given back behind that
/// place is found by a last look at all.</summary>
sealed class ClaimQueue(TrialList trials)
{
    const int AtOnce = 64, MostClaimed = 64;

    /// <summary>Places ahead that are one window apart; then each is farther from the last by an eighth.</summary>
    const int EvenPlaces = 32;

    /// <summary>Predicted time of the trials that are claimed at once: short, as no other worker can help with
    /// them.</summary>
    const double SecondsAtOnce = 2;

    readonly Queue<string> _left = [];
    int _place;

    public TrialList Trials { get; } = trials;

    /// <summary>Trials that this worker has claimed and not started.</summary>
    public Queue<ClaimedTrial> Ready { get; } = [];

    /// <summary>Whether the list was gone through; then <see cref="Left"/> says what waits.</summary>
    public bool IsAtEnd => _place >= Trials.Hashes.Count && _left.Count == 0;

    /// <summary>Whether <see cref="Next"/> gives what a look at all found.</summary>
    public bool IsLooking => _left.Count > 0;

    /// <summary>To try next, in their order; none at the end.</summary>
    public string[] Next() => _left.Count > 0 ? [.. _left.Take(AtOnce)]
        : [.. Trials.Hashes.Skip(_place).Take(AtOnce)];

    /// <summary>Places of the list to look at where nothing of <see cref="Next"/> could be claimed, ever farther ahead;
    /// the last of the list is one. None where a look at all found what is tried.</summary>
    public int[] Ahead() => IsLooking || _place >= Trials.Hashes.Count ? [] : [.. PlacesAhead()];

    /// <param name="ahead">as <see cref="Ahead"/> gave them</param>
    /// <param name="first">which of them is the first that waits; null where none does</param>
    public void GoAhead(int[] ahead, int? first) =>
        _place = first switch { null => Trials.Hashes.Count, 0 => _place, { } number => ahead[number - 1] + 1 };

    IEnumerable<int> PlacesAhead()
    {
        var last = Trials.Hashes.Count - 1;
        for (var (count, ahead) = (1, 0); _place + ahead < last; count++)
        {
            yield return _place + ahead;
            ahead += Math.Max(AtOnce, count < EvenPlaces ? 0 : ahead / 8);
        }
        yield return last;
    }

    /// <summary>How many of them to claim together, by what they are predicted to take.</summary>
    public int Most(string[] candidates)
    {
        if (Trials.Seconds is not { } seconds)
            return 1;
        var (count, sum) = (0, 0.0);
        foreach (var hash in candidates.Take(MostClaimed))
        {
            if (!seconds.TryGetValue(hash, out var predicted) || !((sum += predicted) <= SecondsAtOnce))
                break;
            count++;
        }
        return Math.Max(1, count);
    }

    /// <param name="tried">as <see cref="Next"/> gave them</param>
    /// <param name="last">the last of them that could be claimed; null where none could</param>
    public void Tried(string[] tried, string? last)
    {
        var passed = last is null ? tried.Length : Array.LastIndexOf(tried, last) + 1;
        if (_left.Count > 0)
            while (passed-- > 0)
                _left.Dequeue();
        else
            _place += passed;
    }

    /// <summary>What waits, as the server sees it, after the list was gone through.</summary>
    public void Left(IEnumerable<string> waiting)
    {
        foreach (var hash in waiting)
            _left.Enqueue(hash);
    }
}

/// <summary>A trial that was claimed, before it is known to be readable.</summary>
sealed class ClaimedTrial
{
    public string Hash { get; init; } = "";
    public string? Json { get; init; }
    public long Attempts { get; init; }
    public long Epoch { get; init; }
    public long Place { get; init; }
}
