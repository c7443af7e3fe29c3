namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What a self-test found, case by case and over all.</summary>
public sealed class SelfTestResult
{
    readonly IReadOnlyList<SelfTestDiagnosis> _diagnoses;

    internal SelfTestResult(IReadOnlyList<SelfTestDiagnosis> diagnoses) => _diagnoses = diagnoses;

    /// <summary>Data sets that were diagnosed.</summary>
    public int DataSets => _diagnoses.Count;

    /// <summary>Whether it was cancelled before all were.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Each case, and all of them last.</summary>
    internal IReadOnlyList<SelfTestRow> Rows =>
    [
        .. _diagnoses.GroupBy(one => one.Case).Select(group => new SelfTestRow(group.Key.Name, [.. group])),
        new SelfTestRow("all", _diagnoses),
    ];

    internal SelfTestRow All => Rows[^1];

    /// <summary>What had to be said, and how often it was.</summary>
    internal IReadOnlyList<(string Case, string Demand, int Met, int Count)> Demands =>
    [
        .. _diagnoses.GroupBy(one => one.Case).SelectMany(own => own.Key.Demands.Index().Select(demand =>
            (own.Key.Name, demand.Item.Text, own.Count(one => one.Demands[demand.Index]), own.Count()))),
    ];

    internal IReadOnlyList<SelfTestDiagnosis> Diagnoses => _diagnoses;
}
