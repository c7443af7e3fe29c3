namespace Fruitfly.Studies;

/// <summary>A trial as one store has it, for another.</summary>
/// <param name="Started">when its last attempt began; null where that is not known</param>
/// <param name="Predictions">that it kept; null where it kept none</param>
public sealed record TrialCopy(TrialRecord Trial, DateTimeOffset? Started, float[]? Predictions);
