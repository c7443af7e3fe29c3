namespace Fruitfly.Studies;

/// <summary>What a store knows of one trial of a study.</summary>
/// <param name="Position">its place in the plan, from 0</param>
/// <param name="Description">the canonical description</param>
/// <param name="Attempts">how many times a worker has started it</param>
/// <param name="Error">why it failed; null unless it did</param>
/// <param name="Result">null until it is done or diverged</param>
/// <param name="Provenance">what made the result; null with it</param>
public sealed record TrialRecord(
    int Position, string Hash, string Description, TrialState State, int Attempts, string? Error,
    TrialResult? Result, TrialProvenance? Provenance)
{
    /// <summary>The machine that the result was made on; null before that, and where it is not known.</summary>
    public string? Host { get; init; }

    /// <summary>When it came to its end; null before that.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether it has a result or an error.</summary>
    internal bool HasEnded => State is not (TrialState.Planned or TrialState.Running);
}
