namespace Fruitfly.Measurement.Decomposition;

/// <summary>The bias and variance of the 0-1 error after Domingos 2000, as mlxtend reports them, for comparison with
/// such reports: they do not add up to the error, and the variance helps where the vote is wrong.
/// <see cref="ZeroOneDecomposition"/> has parts that add up.</summary>
/// <param name="Bias">the error of the vote, noise included</param>
/// <param name="Variance">how often a network differs from the vote</param>
/// <param name="UnbiasedVariance">its share at points where the vote is right, where it always costs</param>
/// <param name="BiasedVariance">its share where the vote is wrong</param>
/// <param name="NetVariance">what it costs in all: the error minus the bias</param>
public sealed record DomingosDecomposition(
    double Bias, double Variance, double UnbiasedVariance, double BiasedVariance, double NetVariance)
{
    /// <inheritdoc cref="ZeroOneDecomposition.Of"/>
    public static DomingosDecomposition Of(
        ReadOnlySpan<int> predicted, PredictionShape shape, ReadOnlySpan<int> labels, int classes)
    {
        var zeroOne = ZeroOneDecomposition.Of(predicted, shape, labels, classes);
        var counts = new VoteCounts(shape, classes);
        var (unbiased, biased) = (0.0, 0.0);
        for (var r = 0; r < shape.Repartitions; r++)
            for (var p = 0; p < shape.Points; p++)
            {
                counts.Read(predicted, r, p);
                var main = counts.Vote();
                var votes = 0;
                for (var k = 0; k < shape.Subsets; k++)
                    votes += counts.Of(k, main);
                var differing = (1 - votes / ((double)shape.Subsets * shape.Seeds))
                    / shape.Repartitions / shape.Points;
                if (main == labels[p])
                    unbiased += differing;
                else
                    biased += differing;
            }
        return new(
            zeroOne.ErrorOfMain, unbiased + biased, unbiased, biased,
            zeroOne.Error.Estimate - zeroOne.ErrorOfMain);
    }
}
