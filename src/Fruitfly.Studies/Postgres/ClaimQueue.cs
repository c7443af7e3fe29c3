namespace Fruitfly.Studies.Postgres;

/// <summary>Which trials of a list to try to claim next. Asking the server for the first that waits would have it look
/// at the whole list for every claim, so a place in the list moves on past those that do not wait. What was given back
/// behind that place is found by a last look at all.</summary>
sealed class ClaimQueue(TrialList trials)
{
    const int FewestAtOnce = 64, MostAtOnce = 4096, MostClaimed = 64;

    /// <summary>Predicted time of the trials that are claimed at once: short, as no other worker can help with
    /// them.</summary>
    const double SecondsAtOnce = 2;

    readonly Queue<string> _left = [];
    int _place, _size = FewestAtOnce;

    public TrialList Trials { get; } = trials;

    /// <summary>Trials that this worker has claimed and not started.</summary>
    public Queue<ClaimedTrial> Ready { get; } = [];

    /// <summary>Whether the list was gone through; then <see cref="Left"/> says what waits.</summary>
    public bool IsAtEnd => _place >= Trials.Hashes.Count && _left.Count == 0;

    /// <summary>Whether <see cref="Next"/> gives what a look at all found.</summary>
    public bool IsLooking => _left.Count > 0;

    /// <summary>To try next, in their order; none at the end.</summary>
    public string[] Next() => _left.Count > 0 ? [.. _left.Take(FewestAtOnce)]
        : [.. Trials.Hashes.Skip(_place).Take(_size)];

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
        _size = last is null ? Math.Min(2 * _size, MostAtOnce) : FewestAtOnce;
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
