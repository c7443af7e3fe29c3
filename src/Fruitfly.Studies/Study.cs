namespace Fruitfly.Studies;

/// <summary>A named set of trials in a store.</summary>
/// <param name="Experiment">the name of the experiment that planned it</param>
public sealed record Study(
    string Name, string Experiment, StudySettings Settings, DateTimeOffset Created, TrialCounts Trials)
{
    /// <summary>How many times it was planned: another number, other trials.</summary>
    public int Plans { get; init; } = 1;

    /// <summary>The study file that it was planned from last, with every value filled in; null where it was planned
    /// from none.</summary>
    public string? Definition { get; init; }

    /// <summary>What people wrote about it.</summary>
    public StudyRemarks Remarks { get; init; } = StudyRemarks.None;
}

/// <summary>Predictions that are kept of a study's trials.</summary>
/// <param name="Trials">how many places of the plan have any</param>
/// <param name="Bytes">as they are stored</param>
public readonly record struct KeptPredictions(int Trials, long Bytes);

/// <summary>With which settings of its experiment a study was planned last.</summary>
/// <param name="Preset">such as <c>quick</c></param>
/// <param name="Options">what was changed of the preset, by option name</param>
public sealed record StudySettings(string Preset, IReadOnlyDictionary<string, double> Options)
{
    public StudySettings(string preset) : this(preset, new Dictionary<string, double>())
    {
    }
}

/// <summary>How many trials of a study are in which state.</summary>
public sealed record TrialCounts(int Planned, int Running, int Done, int Diverged, int Failed)
{
    public int Total => Planned + Running + Done + Diverged + Failed;

    /// <summary>Those that have a result.</summary>
    public int Finished => Done + Diverged;

    /// <summary>Those of two studies, or of two parts of one, together.</summary>
    public TrialCounts Plus(TrialCounts other) => new(Planned + other.Planned, Running + other.Running,
        Done + other.Done, Diverged + other.Diverged, Failed + other.Failed);
}
