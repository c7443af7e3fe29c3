namespace Fruitfly.Measurement.Importance;

/// <summary>Shares of factors with what the surface is worth that they come from.</summary>
/// <param name="Explained">the share of the variance between settings that the surface predicts of a setting it was not
/// fitted to; below 0 where their mean predicts better. Shares of a surface that predicts little say little.</param>
/// <param name="HasPairs">whether pairs were fitted; where settings are fewer than twice the terms, or
/// pairs would take too long, they are not, and their shares are 0</param>
public sealed record SurfaceShares(FactorShares Shares, double Explained, bool HasPairs);
