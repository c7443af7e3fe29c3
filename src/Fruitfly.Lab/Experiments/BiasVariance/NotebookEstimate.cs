using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Bias and variance as notebook 8.2 estimates them from 100 data sets: the variance around their own mean
/// divided by N, and a bias that contains a share variance/N of it.</summary>
readonly record struct NotebookEstimate(double SquaredBias, double Variance)
{
    public const int DataSets = 100;

    public static NotebookEstimate Of(IReadOnlyList<IReadOnlyList<double>> predictions)
    {
        var parts = Measurement.BiasVariance.Of(predictions, ToySetting.Truth);
        var variance = parts.Variance.Mean;
        return new(parts.SquaredBias.Mean + variance / predictions.Count,
            variance * (predictions.Count - 1) / predictions.Count);
    }

    /// <summary>The notebook's own run: its seed, its random numbers, networks of 1 to 12 hidden
    /// units one after the other.</summary>
    public static IReadOnlyList<NotebookEstimate> NotebookRun()
    {
        var stream = new NumpyRandom(1);
        return
        [
            .. Enumerable.Range(1, 12).Select(hiddenUnits => Of(
                [.. Enumerable.Range(0, DataSets)
                    .Select(_ =>
                        HingeFit.Of(ToyData.Draw(15, 0.3, stream), hiddenUnits).Network.At(ToySetting.Points))])),
        ];
    }
}
