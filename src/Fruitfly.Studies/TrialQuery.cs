namespace Fruitfly.Studies;

/// <summary>By what a table of trials is in order. What a trial does not have comes last, and equal
/// ones in the order of the plan.</summary>
public sealed record TrialOrder(TrialColumn Column = TrialColumn.Position, bool IsDescending = false)
{
    /// <summary>By this, where <see cref="Column"/> says so.</summary>
    public TrialMeasure Measure { get; init; }

    /// <summary>By these, where <see cref="Column"/> says so: the place of each value of a setting, by the name of the
    /// settings that have it.</summary>
    public IReadOnlyDictionary<long, int> Ranks { get; init; } = new Dictionary<long, int>();

    public static TrialOrder By(TrialMeasure measure, bool isDescending = false) =>
        new(TrialColumn.Measure, isDescending) { Measure = measure };

    /// <param name="ranks">of one setting</param>
    public static TrialOrder By(IReadOnlyDictionary<long, int> ranks, bool isDescending = false) =>
        new(TrialColumn.Setting, isDescending) { Ranks = ranks };
}

public enum TrialColumn
{
    Position,
    State,
    Seed,
    Measure,

    /// <summary>When it came to its end.</summary>
    Ended,

    /// <summary>What a trial has of one setting.</summary>
    Setting,
}

/// <summary>One page of a table of trials.</summary>
public sealed record TrialQuery
{
    /// <summary>The most trials of one page.</summary>
    public const int LargestPage = 1000;

    public TrialFilter Filter { get; init; } = TrialFilter.None;

    public TrialOrder Order { get; init; } = new();

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <param name="Total">how many trials pass the filter</param>
public sealed record TrialPage(int Total, IReadOnlyList<TrialSummary> Trials);

/// <summary>A trial as a row of a table: everything but its curve.</summary>
/// <param name="Position">its place in the plan, from 0</param>
/// <param name="Settings">names its settings among those of the study, see <see cref="IStudyStore.Settings"/></param>
/// <param name="Error">why it failed; null unless it did</param>
/// <param name="Measures">of those that were measured; infinite where a loss was</param>
/// <param name="TestScores">how many scores it took on the test set; null where it has no result</param>
public sealed record TrialSummary(
    int Position, string Hash, TrialState State, int Attempts, string Seed, long Settings, string? Error,
    DateTimeOffset? Started, DateTimeOffset? Ended, IReadOnlyDictionary<TrialMeasure, double> Measures,
    int? DivergedStep, int? TestScores)
{
    public double? this[TrialMeasure measure] => Measures.TryGetValue(measure, out var value) ? value : null;
}
