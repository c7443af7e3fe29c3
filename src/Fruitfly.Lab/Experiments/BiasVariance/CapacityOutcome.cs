namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>The error of networks of one size, taken apart.</summary>
/// <param name="HasMean">whether the variance has a mean; where not, only
/// <paramref name="Samples"/> and quantiles say something</param>
/// <param name="Samples">the same estimated from 100 data sets at a time, as notebook 8.2 does</param>
sealed record CapacityOutcome(int HiddenUnits, int Examples, bool HasMean, Measurement.BiasVariance Parts,
    IReadOnlyList<NotebookEstimate> Samples)
{
    /// <summary>Whether the squared error has a second moment over data sets, without which its mean has no
    /// interval.</summary>
    public bool HasInterval { get; } = FiniteVariance.Holds(Examples, HiddenUnits, pairs: 2);

    /// <param name="work">has <see cref="ToySetting.WorkOf"/> left for it. Default: it goes to its end.</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static CapacityOutcome Of(ToySetting setting, int hiddenUnits, WorkInParts? work = null)
    {
        var predictions = setting.Predictions(hiddenUnits, work);
        return new(
            hiddenUnits, setting.Examples, FiniteVariance.Holds(setting.Examples, hiddenUnits),
            Measurement.BiasVariance.Of(predictions, ToySetting.Truth),
            [.. predictions.Chunk(NotebookEstimate.DataSets)
                .Where(sample => sample.Length == NotebookEstimate.DataSets)
                .Select(sample => NotebookEstimate.Of(sample))]);
    }
}
