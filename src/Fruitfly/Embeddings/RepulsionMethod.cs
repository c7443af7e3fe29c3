namespace Fruitfly.Embeddings;

/// <summary>How the forces between all pairs of points are computed.</summary>
public enum RepulsionMethod
{
    /// <summary>Exactly for few points, else interpolated: whichever takes less time.</summary>
    Fastest,

    /// <summary>Every pair: n² operations an iteration.</summary>
    Exact,

    /// <summary>On a grid, by Fourier transforms: n operations and those of the grid, whose size is the embedding's
    /// (Linderman et al. 2019).</summary>
    Interpolated,
}
