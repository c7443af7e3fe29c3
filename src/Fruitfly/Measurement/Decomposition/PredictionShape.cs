namespace Fruitfly.Measurement.Decomposition;

/// <summary>How the predictions of many networks at the same points lie in one span: <c>[repartitions × subsets × seeds
/// × points × outputs]</c>, the last index fastest. Within a repartition each subset of the examples is an independent
/// data set; subsets of different repartitions share examples.</summary>
public sealed record PredictionShape
{
    /// <exception cref="ArgumentOutOfRangeException">a size that is not positive, or more predictions than a span
    /// holds</exception>
    public PredictionShape(int points, int outputs = 1, int subsets = 1, int seeds = 1, int repartitions = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(subsets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seeds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repartitions);
        (Points, Outputs, Subsets, Seeds, Repartitions) = (points, outputs, subsets, seeds, repartitions);
        var count = (Int128)points * outputs * subsets * seeds * repartitions;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, int.MaxValue, nameof(points));
        Count = (int)count;
    }

    /// <summary>Points at which the networks are judged.</summary>
    public int Points { get; }

    /// <summary>Values predicted at a point: 1 for a number, one probability for each class.</summary>
    public int Outputs { get; }

    /// <summary>Disjoint subsets of the examples that networks were trained on.</summary>
    public int Subsets { get; }

    /// <summary>Networks trained on each subset.</summary>
    public int Seeds { get; }

    /// <summary>How often the examples were cut into subsets.</summary>
    public int Repartitions { get; }

    /// <summary>The number of predictions.</summary>
    public int Count { get; }

    /// <summary>Where the first output of one network at one point is.</summary>
    internal int Place(int repartition, int subset, int seed, int point) =>
        (((repartition * Subsets + subset) * Seeds + seed) * Points + point) * Outputs;

    internal void Check(int predictions)
    {
        if (predictions != Count)
            throw new ArgumentException(
                $"{predictions} predictions are not {Repartitions} repartitions × {Subsets} subsets × {Seeds} seeds × " +
                $"{Points} points × {Outputs} outputs.", nameof(predictions));
    }

    internal void Check(int predictions, int targets, int targetsAtPoint)
    {
        Check(predictions);
        if (targets != (long)Points * targetsAtPoint)
            throw new ArgumentException(
                $"{targets} targets are not {Points} points × {targetsAtPoint}.", nameof(targets));
    }

    internal void NeedSubsets(int least)
    {
        if (Subsets < least)
            throw new ArgumentException(
                $"What a data set changes shows only between at least {least} disjoint subsets; there are {Subsets}.",
                nameof(Subsets));
    }
}
