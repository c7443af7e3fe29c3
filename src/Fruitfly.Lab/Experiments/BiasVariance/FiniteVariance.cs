namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Whether the variance of the toy model has a mean over data sets. Two neighbouring examples may come as
/// close as they like: their distance d has a density ∝ d near 0. Where the network needs both of them to be
/// determined, its variance is ∝ 1/d², whose mean ∫ d/d² diverges.</summary>
static class FiniteVariance
{
    /// <summary>True if the network is determined even when two neighbours fall together. A piecewise linear function
    /// with joints at k/D is a sum of D + 1 tents, and is determined where any m neighbouring tents have m examples
    /// between the ends of their supports (Schoenberg and Whitney 1953). An example is certain to lie there
    /// only if its whole part of [0, 1] does.</summary>
    /// <param name="pairs">that fall together: one for the mean of the variance. Two come as close as they like with a
    /// density ∝ d³, which squares of the variance, ∝ 1/d⁴, do not outlast: their mean, which intervals need, takes
    /// two.</param>
    public static bool Holds(int examples, int hiddenUnits, int pairs = 1)
    {
        for (var first = 0; first <= hiddenUnits; first++)
            for (var last = first; last <= hiddenUnits; last++)
            {
                // In units of 1/(n·D): parts end at multiples of D, joints lie at multiples of n.
                var low = Math.Max(0, first - 1) * examples;
                var high = Math.Min(hiddenUnits, last + 1) * examples;
                var inside = Math.Max(0, high / hiddenUnits - (low + hiddenUnits - 1) / hiddenUnits);
                var distinct = inside - Math.Min(pairs, inside / 2);
                if (distinct < last - first + 1)
                    return false;
            }
        return true;
    }
}
