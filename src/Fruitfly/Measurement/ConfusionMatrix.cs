namespace Fruitfly.Measurement;

/// <summary>How often examples of each class are taken for each class.</summary>
public sealed record ConfusionMatrix
{
    readonly int[] _counts;

    /// <param name="counts"><c>[classes × classes]</c>, a row for each true class, a
    /// column for each predicted one</param>
    public ConfusionMatrix(int classes, IReadOnlyList<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Count, classes * classes, nameof(counts));
        foreach (var count in counts)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        (Classes, _counts) = (classes, [.. counts]);
    }

    /// <summary>Counts predictions.</summary>
    /// <param name="predicted"><c>[examples]</c>, classes from 0</param>
    /// <param name="labels"><c>[examples]</c>, the true ones</param>
    /// <exception cref="ArgumentException">not a prediction for each label, or a class beyond the last</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> predicted, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Length, labels.Length, nameof(predicted));
        var counts = new int[classes * classes];
        for (var i = 0; i < labels.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)labels[i], (uint)classes, nameof(labels));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted[i], (uint)classes, nameof(predicted));
            counts[labels[i] * classes + predicted[i]]++;
        }
        return new(classes, counts);
    }

    public int Classes { get; }

    /// <summary><c>[classes × classes]</c>, row by row</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Examples of one class that were taken for another, or for what they are.</summary>
    public int this[int actual, int predicted] => _counts[actual * Classes + predicted];

    /// <summary>The share of examples that are taken for another class; NaN where there are none.</summary>
    public double Error
    {
        get
        {
            var (right, all) = (0L, 0L);
            for (var actual = 0; actual < Classes; actual++)
                for (var predicted = 0; predicted < Classes; predicted++)
                    (right, all) = (right + (actual == predicted ? this[actual, predicted] : 0),
                        all + this[actual, predicted]);
            return (double)(all - right) / all;
        }
    }

    /// <summary>Counts of several networks together.</summary>
    public static ConfusionMatrix operator +(ConfusionMatrix left, ConfusionMatrix right) =>
        left.Classes == right.Classes
        ? new(left.Classes, [.. left._counts.Zip(right._counts, (a, b) => a + b)])
        : throw new ArgumentException(
            $"A confusion matrix of {left.Classes} classes cannot be added to one of {right.Classes}.", nameof(right));

    public bool Equals(ConfusionMatrix? other) =>
        other is not null && Classes == other.Classes && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => _counts.Aggregate(Classes, HashCode.Combine);
}
