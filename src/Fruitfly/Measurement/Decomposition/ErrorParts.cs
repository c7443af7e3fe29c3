namespace Fruitfly.Measurement.Decomposition;

/// <summary>The parts of an error. They add up to it exactly, so an estimate of a small one may fall below 0; show
/// that as 0, but combine it as it is.</summary>
/// <param name="Loss">the mean loss</param>
/// <param name="TotalVariance">how much of it is variance over data and seeds</param>
/// <param name="SeedVariance">how much of that comes from the seed when the data stay the same; NaN where each subset
/// was trained on once</param>
public readonly record struct ErrorParts(double Loss, double TotalVariance, double SeedVariance)
{
    /// <summary>What the mean of all networks loses: the squared bias and the noise of the targets.</summary>
    public double BiasAndNoise => Loss - TotalVariance;

    /// <summary>The variance over data sets of the mean over seeds.</summary>
    public double DataVariance => TotalVariance - SeedVariance;
}
