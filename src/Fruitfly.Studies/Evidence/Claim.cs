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
    string? Figure = null, string Unit = "", string? Reason = null);

/// <summary>Computed from a measurement, never typed.</summary>
public enum Verdict
{
    Confirmed,
    NotConfirmed,
    NotTested,
}
