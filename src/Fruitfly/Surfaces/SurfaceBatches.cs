using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Surfaces;

/// <summary>Which examples each step of a stochastic descent sees.</summary>
public static class SurfaceBatches
{
    /// <summary>The notebooks' way to draw batches: the first of a new order of all examples at every step (notebooks
    /// 6.3 and 6.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">a batch without examples, or with more than there are</exception>
    public static Func<int[]> Of(uint seed, int examples, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, examples);
        var random = new NumpyRandom(seed);
        return () => random.Permutation(examples)[..size];
    }
}
