using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What one network of the chosen kind, as it was trained, scores on the test set. A network that is trained
/// again on more rows is another one, for which these intervals do not hold.</summary>
/// <param name="Error">by Student's t over the units of the test rows</param>
/// <param name="Wrong">the share of wrong classes, by Wilson; null where targets are values</param>
/// <param name="Difference">the error on the test set minus the one on the judging rows, with what other rows and other
/// seeds would change</param>
/// <param name="Rows">of the test set</param>
/// <param name="Earlier">how often test sets of the file were seen before, by any study of the store</param>
public sealed record FinalTest(
    GainInterval Error, Proportion? Wrong, GainInterval Difference, int Rows, int Earlier)
{
    /// <param name="losses"><c>[points]</c></param>
    /// <param name="wrong"><c>[points]</c>; empty where targets are values</param>
    /// <param name="validated">the error on the judging rows</param>
    /// <param name="seedDeviation">of the mean error of one network from that of others</param>
    internal static FinalTest Of(
        double[] losses, double[] wrong, int[] units, GainInterval validated, double seedDeviation, int earlier,
        double confidence = 0.9)
    {
        var (mean, variance) = (losses.Average(), PointVariance.OfMean(losses, units));
        var count = units.Length == 0 ? losses.Length : units.Distinct().Count();
        var quantile = (1 + confidence) / 2;
        var half = StudentT.InvCDF(0, 1, Math.Max(1, count - 1), quantile) * Math.Sqrt(variance);
        var difference = mean - validated.Value;
        var apart = Math.Sqrt(half * half + Math.Pow((validated.High - validated.Low) / 2, 2)
            + Math.Pow(Normal.InvCDF(0, 1, quantile) * seedDeviation, 2));
        return new(new(mean, mean - half, mean + half), wrong.Length == 0 ? null : WrongProportion.Of(wrong, units),
            new(difference, difference - apart, difference + apart), losses.Length, earlier);
    }
}
