namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Points of one rotation, with what networks say of them that were not trained on them.</summary>
/// <param name="Mean">the mean prediction, <c>[points × outputs]</c></param>
/// <param name="Hidden">what the last layer of one network is given, <c>[points × units]</c>; null where that is not
/// looked at</param>
sealed record NoisePoints(JudgingPoints Points, double[] Mean, double[]? Hidden = null);
