namespace Fruitfly.Studies;

/// <summary>Trials of a study failed, so that what it measures is not complete.</summary>
/// <param name="first">why the first of them failed</param>
public sealed class TrialsFailedException(string study, int failed, int total, string first)
    : Exception($"{failed} of {total} trials of the study '{study}' failed, the first because: {first}")
{
    public string Study { get; } = study;
}
