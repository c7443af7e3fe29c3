namespace Fruitfly.Measurement.Decomposition;

/// <summary>How much the mean error of networks differs from one training set to another, by size.</summary>
public static class ErrorSpread
{
    /// <summary>The variance of the error between training sets at a size of which there is only one, read from a line
    /// through log variance against log size, with K − 1 as weights and a slope clipped to −3 to 0.</summary>
    /// <param name="measured">size, variance of the error between the subsets of that size, and their number K. Sizes
    /// at which the variance is 0 or the subset is alone are left out</param>
    /// <returns>0 where no variance is positive</returns>
    public static double At(double size, ReadOnlySpan<(double Size, double Variance, int Subsets)> measured)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var (weight, m, mm, v, mv) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var one in measured)
            if (one.Variance > 0 && one.Subsets > 1)
            {
                var (w, logM, logV) = (one.Subsets - 1.0, Math.Log(one.Size), Math.Log(one.Variance));
                weight += w;
                m += w * logM;
                mm += w * logM * logM;
                v += w * logV;
                mv += w * logM * logV;
            }
        if (weight == 0)
            return 0;
        var spread = mm - m * m / weight;
        var slope = spread > 1e-12 * mm ? Math.Clamp((mv - m * v / weight) / spread, -3, 0) : 0;
        return Math.Exp(v / weight + slope * (Math.Log(size) - m / weight));
    }

    /// <summary>The variance of the error between the subsets of a level, mean over repartitions.</summary>
    /// <param name="loss">the loss of a level, such as <see cref="ErrorDecomposition.Loss"/></param>
    public static double Between(TreeStatistic loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        // Of a mean over K subsets the jackknife is s²/K.
        return loss.Jackknife * loss.Subsets;
    }
}
