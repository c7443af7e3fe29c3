namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>All that was measured.</summary>
/// <param name="ByCapacity">with the setting's examples, from one hidden unit upwards</param>
/// <param name="BySize">with the pictured network, by ascending number of examples</param>
sealed record ToyOutcome(
    ToySetting Setting, IReadOnlyList<CapacityOutcome> ByCapacity, IReadOnlyList<CapacityOutcome> BySize)
{
    /// <summary>Where bias and variance have means: consecutive sizes from one hidden unit upwards.</summary>
    public IReadOnlyList<CapacityOutcome> WithMean { get; } = [.. ByCapacity.TakeWhile(outcome => outcome.HasMean)];

    /// <summary>Those of them whose means have intervals.</summary>
    public IReadOnlyList<CapacityOutcome> WithInterval { get; } =
        [.. ByCapacity.TakeWhile(outcome => outcome.HasMean && outcome.HasInterval)];

    /// <summary>The least sum of bias and variance; of the medians' where no size has a mean.</summary>
    public CapacityOutcome Best { get; } = ByCapacity.Any(outcome => outcome.HasMean)
        ? ByCapacity.Where(outcome => outcome.HasMean).MinBy(outcome => outcome.Parts.Error.Mean)!
        : ByCapacity.MinBy(outcome => Fruitfly.Measurement.Median.Of(outcome.Parts.Errors.ToArray()))!;
}
