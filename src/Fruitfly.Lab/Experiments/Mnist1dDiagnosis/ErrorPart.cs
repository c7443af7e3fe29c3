using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>A part of the error: how it is measured on independent data sets, and what one data set says of
/// it.</summary>
/// <param name="Diagnosed">with its interval; null where the data set could not say</param>
sealed record ErrorPart(
    string Name, Func<ErrorDecomposition, TreeStatistic> Measured, Func<DiagnosedSet, Interval?> Diagnosed)
{
    public static readonly ErrorPart BiasAndNoise = new(
        "bias and noise", parts => parts.BiasAndNoise, set => set.Full?.BiasAndNoise);

    public static readonly ErrorPart FromData = new(
        "variance from the data", parts => parts.DataVariance!, set => set.Full?.DataVariance);

    public static readonly ErrorPart FromSeed = new(
        "variance from the seed", parts => parts.SeedVariance!,
        set => new(set.Seeds.Estimate, set.Seeds.Low, set.Seeds.High));

    public static readonly IReadOnlyList<ErrorPart> All = [BiasAndNoise, FromData, FromSeed];

    /// <summary>One value for each independent data set; empty where the size was not measured.</summary>
    public double[] ValuesAt(MeasuredTruth? truth) =>
        truth is null ? [] : MeasuredTruth.Values(Measured(truth.Parts));

    /// <summary>One interval for each diagnosed data set that could say.</summary>
    public IReadOnlyList<Interval> Of(IEnumerable<DiagnosedSet> sets) =>
        [.. sets.Select(Diagnosed).OfType<Interval>()];
}
