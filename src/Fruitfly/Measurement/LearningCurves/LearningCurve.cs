using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>The mean error by size of the training set, with the covariance of these means.</summary>
public sealed class LearningCurve
{
    readonly double[] _sizes, _errors, _covariance;

    /// <param name="sizes">from the largest down</param>
    /// <param name="errors">mean error at each</param>
    /// <param name="covariance"><c>[sizes × sizes]</c>; the sizes share the points they are judged on, so it is not
    /// diagonal</param>
    /// <exception cref="ArgumentException">no size, sizes that do not fall, not as many of each, an error that is not
    /// finite, or a covariance that is not positive definite</exception>
    public LearningCurve(ReadOnlySpan<double> sizes, ReadOnlySpan<double> errors, ReadOnlySpan<double> covariance)
    {
        if (sizes.IsEmpty || errors.Length != sizes.Length || covariance.Length != sizes.Length * sizes.Length)
            throw new ArgumentException(
                $"{errors.Length} errors and {covariance.Length} covariances are not those of {sizes.Length} sizes.",
                nameof(sizes));
        for (var i = 0; i < sizes.Length; i++)
        {
            if (!(sizes[i] > 0) || (i > 0 && !(sizes[i] < sizes[i - 1])))
                throw new ArgumentException("The sizes must be positive and fall.", nameof(sizes));
            if (!double.IsFinite(errors[i]))
                throw new ArgumentException($"The error at {sizes[i]} is {errors[i]}.", nameof(errors));
            if (!(covariance[i * sizes.Length + i] > 0))
                throw new ArgumentException(
                    $"The variance of the error at {sizes[i]} is {covariance[i * sizes.Length + i]}; it must be " +
                    "positive.",
                    nameof(covariance));
        }
        if (!IsPositiveDefinite(covariance, sizes.Length))
            throw new ArgumentException("The covariance of the errors is not positive definite.", nameof(covariance));
        (_sizes, _errors, _covariance) = (sizes.ToArray(), errors.ToArray(), covariance.ToArray());
    }

    /// <summary>From the largest down.</summary>
    public ReadOnlySpan<double> Sizes => _sizes;

    public ReadOnlySpan<double> Errors => _errors;

    /// <summary><c>[sizes × sizes]</c></summary>
    public ReadOnlySpan<double> Covariance => _covariance;

    public int Count => _sizes.Length;

    internal double this[int first, int second] => _covariance[first * Count + second];

    /// <summary>Of losses measured at the same points: the training parts on the diagonal, and the covariance over
    /// points of the mean losses.</summary>
    /// <param name="levels">from the largest size down</param>
    /// <param name="units">the unit of each point; empty where each is its own</param>
    /// <exception cref="ArgumentException">other points, or what the constructor refuses</exception>
    public static LearningCurve Of(IReadOnlyList<LearningLevel> levels, ReadOnlySpan<int> units = default)
    {
        ArgumentNullException.ThrowIfNull(levels);
        var covariance = new double[levels.Count * levels.Count];
        for (var i = 0; i < levels.Count; i++)
            for (var j = 0; j < levels.Count; j++)
                covariance[i * levels.Count + j] =
                    PointVariance.OfMeans(levels[i].ByPoint.Span, levels[j].ByPoint.Span, units)
                    + (i == j ? levels[i].TrainingPart : 0);
        return new([.. levels.Select(level => level.Size)], [.. levels.Select(level => level.Error)], covariance);
    }

    /// <summary>Whether Cholesky's pivots are all positive.</summary>
    static bool IsPositiveDefinite(ReadOnlySpan<double> matrix, int size)
    {
        var lower = matrix.ToArray();
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                for (var k = 0; k < j; k++)
                    lower[i * size + j] -= lower[i * size + k] * lower[j * size + k];
                if (i == j && !(lower[i * size + i] > 0))
                    return false;
                lower[i * size + j] =
                    i == j ? Math.Sqrt(lower[i * size + i]) : lower[i * size + j] / lower[j * size + j];
            }
        return true;
    }

    /// <summary>The curve without its largest sizes.</summary>
    internal LearningCurve Without(int largest) => From(largest, Count - largest);

    /// <summary>The curve of its largest sizes.</summary>
    internal LearningCurve Largest(int count) => From(0, count);

    LearningCurve From(int first, int count)
    {
        var covariance = new double[count * count];
        for (var i = 0; i < count; i++)
            for (var j = 0; j < count; j++)
                covariance[i * count + j] = this[i + first, j + first];
        return new(_sizes.AsSpan(first, count), _errors.AsSpan(first, count), covariance);
    }
}
