namespace Fruitfly.Measurement.Decomposition;

/// <summary>The parts of a squared error where the same seeds were used on every subset.</summary>
/// <param name="Loss">the mean loss, the sum of all parts</param>
/// <param name="BiasAndNoise">squared bias and noise</param>
/// <param name="DataVariance">what comes from the data alone</param>
/// <param name="SeedVariance">what comes from the seed alone, the same for every data set</param>
/// <param name="Interaction">what comes from the seed and differs from data set to data set. It dominates around the
/// interpolation threshold (Adlam &amp; Pennington 2020, arXiv 2011.03321; Lin &amp; Dobriban 2020)</param>
public readonly record struct CrossedParts(
    double Loss, double BiasAndNoise, double DataVariance, double SeedVariance, double Interaction)
{
    /// <summary>The variance over seeds at fixed data, mean over data sets.</summary>
    public double VarianceOverSeeds => SeedVariance + Interaction;

    public double TotalVariance => DataVariance + VarianceOverSeeds;
}
