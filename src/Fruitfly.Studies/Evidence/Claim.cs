namespace Fruitfly.Studies.Evidence;

/// <summary>A published statement and what the measurement says of it.</summary>
/// <param name="Id">short and stable within its experiment, such as <c>notebook-test-error</c></param>
/// <param name="Statement">what is claimed, one sentence</param>
/// <param name="Source">slide, book section, notebook or paper</param>
/// <param name="Published">the published value with its spread, or the relation, as text</param>
/// <param name="Measured">the measured value; null where it was not measured</param>
/// <param name="Low">lower end of the 95 % interval of the measured value</param>
/// <param name="High">upper end of that interval</param>
/// <param name="Count">how many trials the value rests on</param>
/// <param name="Figure">the id of the figure that shows it</param>
/// <param name="Unit">of the measured value, such as "%"; empty for none</param>
/// <param name="Reason">the rule that gave the verdict, or why there is none</param>
public sealed record Claim(
    string Experiment, string Id, string Statement, string Source, string Published,
    double? Measured, double? Low, double? High, int Count, Verdict Verdict,
    string? Figure = null, string Unit = "", string? Reason = null)
{
    /// <summary>The rule that gave the verdict, such as <c>above</c> or <c>equal</c>; null where it was not
    /// tested.</summary>
    public string? Rule { get; init; }

    /// <summary>Differences up to this count as none, in the unit of the measured value; null where the statement is
    /// not one of equality.</summary>
    public double? Margin { get; init; }

    /// <summary>Whether the value is computed and not sampled, so that it has no spread.</summary>
    public bool IsExact { get; init; }

    /// <summary>Of a statement of equality: how likely a difference as large as the measured one is where it holds
    /// exactly.</summary>
    public double? Probability { get; init; }

    /// <summary>Of an undecided claim: with how many repetitions the verdict would fall, should value and spread stay
    /// as they are; null where no number would do.</summary>
    public int? CountToDecide { get; init; }

    /// <summary>Whether the verdict stands at the level that holds for several looks, as where seeds are added until
    /// claims are decided.</summary>
    public bool IsFirm { get; init; }

    /// <summary>About how much longer that many would run; null where it is not known.</summary>
    public TimeSpan? TimeToDecide { get; init; }
}
