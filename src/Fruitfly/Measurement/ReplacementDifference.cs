namespace Fruitfly.Measurement;

/// <summary>How two networks differ that were trained alike but for one example (Bousquet and Elisseeff 2002; Hardt,
/// Recht and Singer 2016).</summary>
/// <param name="Step">steps taken</param>
/// <param name="Distance">‖w − w′‖ / √(‖w‖² + ‖w′‖²) of all their parameters</param>
/// <param name="MeanLoss">the mean of |l(w; z) − l(w′; z)| over the test examples z</param>
/// <param name="LargestLoss">the largest of these: a lower bound of uniform stability</param>
public sealed record ReplacementDifference(int Step, double Distance, double MeanLoss, double LargestLoss);
