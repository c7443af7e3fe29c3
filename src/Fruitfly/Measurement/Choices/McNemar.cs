using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Choices;

/// <summary>Whether one of two classifiers is wrong more often on the same examples, judged by the examples on which
/// one alone is wrong (McNemar 1947).</summary>
/// <param name="First">examples on which the first alone is wrong</param>
/// <param name="Second">examples on which the second alone is wrong</param>
/// <param name="P">two-sided and exact: both are as likely to be the wrong one</param>
public readonly record struct McNemar(int First, int Second, double P)
{
    public static McNemar Of(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        return new(first, second,
            first + second == 0 ? 1
                : Math.Min(1, 2 * new Binomial(0.5, first + second).CumulativeDistribution(Math.Min(first, second))));
    }

    /// <param name="first"><c>[examples]</c>, the classes that the first predicts</param>
    /// <param name="second"><c>[examples]</c></param>
    /// <param name="labels"><c>[examples]</c>, the true ones</param>
    /// <exception cref="ArgumentException">not as many of each</exception>
    public static McNemar Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Length, labels.Length, nameof(first));
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, labels.Length, nameof(second));
        var (one, other) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            one += first[i] != labels[i] && second[i] == labels[i] ? 1 : 0;
            other += first[i] == labels[i] && second[i] != labels[i] ? 1 : 0;
        }
        return Of(one, other);
    }
}
