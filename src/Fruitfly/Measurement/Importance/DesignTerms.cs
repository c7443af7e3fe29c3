using System.Numerics.Tensors;

namespace Fruitfly.Measurement.Importance;

/// <summary>The functions of a response surface, in columns.</summary>
/// <param name="Columns"><c>[terms][settings]</c></param>
/// <param name="Variances">of each term over the ranges: the share of settings to which its factors apply</param>
/// <param name="Effect">of each term the place of its effect among <see cref="FactorShares.Effects"/></param>
sealed record DesignTerms(
    IReadOnlyList<double[]> Columns, IReadOnlyList<double> Variances, IReadOnlyList<int> Effect, int Effects,
    bool HasPairs)
{
    /// <summary>More terms would take minutes to fit.</summary>
    const int MostTerms = 250;

    public static DesignTerms Of(IReadOnlyList<DesignFactor> factors, int settings)
    {
        var (columns, variances, effect) = (new List<double[]>(), new List<double>(), new List<int>());
        var effects = FactorShares.Effects(factors.Count).ToList();
        var hasPairs = Pairs(factors) <= MostTerms;
        foreach (var (place, (first, second)) in effects.Index())
        {
            if (second is not null && !hasPairs)
                continue;
            var variance = factors[first].Applies(second is { } other ? factors[other] : factors[first]);
            foreach (var column in second is null
                ? factors[first].Functions() : Products(factors[first].Slopes(), factors[second.Value].Slopes()))
                if (!columns.Exists(earlier => IsProportional(column, earlier)))
                {
                    columns.Add(column);
                    variances.Add(variance);
                    effect.Add(place);
                }
        }
        if (2 * columns.Count <= settings)
            return new(columns, variances, effect, effects.Count, HasPairs: hasPairs && factors.Count > 1);
        var alone = effect.Count(place => place < factors.Count);
        return new(columns[..alone], variances[..alone], effect[..alone], effects.Count, HasPairs: false);
    }

    static int Pairs(IReadOnlyList<DesignFactor> factors)
    {
        int[] slopes = [.. factors.Select(factor => factor.Slopes().Count)];
        return (slopes.Sum() * slopes.Sum() - slopes.Sum(count => count * count)) / 2;
    }

    static IEnumerable<double[]> Products(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second) =>
        from one in first
        from other in second
        select one.Zip(other, (a, b) => a * b).ToArray();

    // A factor that applies with one name of another alone has no product with it of its own.
    static bool IsProportional(double[] column, double[] earlier)
    {
        double both = TensorPrimitives.Dot<double>(column, earlier),
            own = TensorPrimitives.SumOfSquares<double>(column),
            its = TensorPrimitives.SumOfSquares<double>(earlier);
        return both * both >= (1 - 1e-9) * own * its;
    }
}
