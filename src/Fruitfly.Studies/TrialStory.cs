namespace Fruitfly.Studies;

/// <summary>What a store knows of how a trial came to where it is, whichever studies plan it. The description is not
/// read, so that it is told too of a trial whose kinds this program does not have.</summary>
/// <param name="Description">the canonical description</param>
/// <param name="Attempts">how often a worker has started it since it was planned last</param>
/// <param name="Claims">how often it was claimed in all; more than attempts where it was given back or planned
/// again</param>
/// <param name="Error">why it failed; null unless it did</param>
/// <param name="Started">when the last attempt began; null before the first</param>
/// <param name="Ended">when it came to its end; null before that</param>
public sealed record TrialStory(
    string Hash, string Description, TrialState State, int Attempts, long Claims, string? Error,
    DateTimeOffset? Started, DateTimeOffset? Ended)
{
    /// <summary>Wall-clock seconds of the training; null without a result.</summary>
    public double? Seconds { get; init; }

    /// <summary>The step whose loss was not finite; null unless it diverged.</summary>
    public int? DivergedStep { get; init; }

    /// <summary>What made the result; null without one.</summary>
    public TrialProvenance? Provenance { get; init; }

    /// <summary>The process that runs it; null unless it runs. Who ran it is not kept once it has ended.</summary>
    public TrialWorker? Worker { get; init; }

    /// <summary>Where it is planned, by the names of the studies.</summary>
    public IReadOnlyList<TrialPlace> Places { get; init; } = [];
}

/// <param name="Silent">for how long nothing was heard of it</param>
/// <param name="IsAlive">whether it is believed to live</param>
public sealed record TrialWorker(string Host, int ProcessId, TimeSpan Silent, bool IsAlive);

/// <param name="Position">in the plan, from 0: the first where the study plans the trial more than once</param>
public sealed record TrialPlace(string Study, string Experiment, int Position);
