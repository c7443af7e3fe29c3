using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Importance;

/// <summary>The exact analysis of variance of a full grid: the mean of every combination of levels splits into the
/// grand mean, what each factor adds alone, what each pair adds beyond that, and the rest; their variances over the
/// grid add up (functional ANOVA: Sobol 1993; Hutter, Hoos &amp; Leyton-Brown 2014).</summary>
public static class GridShares
{
    /// <summary>Noise makes every plain share of the variance too large in expectation by its degrees of freedom; that
    /// is taken off, by the variance that is left when the effects of settings and of repetitions are taken out. The
    /// intervals are Student's t over the repetitions left out one by one (jackknife), so they cover the seeds alone.
    /// </summary>
    /// <param name="values"><c>[settings × repetitions]</c>: settings in the order of a grid, the last factor
    /// fastest; repetitions such as seeds in the same order for every setting</param>
    /// <param name="levels">how many each factor has</param>
    /// <returns>intervals from three repetitions on</returns>
    /// <exception cref="ArgumentException">the values do not fill the grid, or are not finite</exception>
    public static FactorShares Of(
        ReadOnlySpan<double> values, IReadOnlyList<int> levels, int repetitions, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitions);
        var settings = levels.Aggregate(1L, (product, count) => product * count);
        if (settings <= 1 || values.Length != settings * repetitions)
            throw new ArgumentException(
                $"{values.Length} values do not fill a grid of {settings} settings with {repetitions} repetitions.",
                nameof(values));
        foreach (var value in values)
            if (!double.IsFinite(value))
                throw new ArgumentException("A value of the grid is not a finite number.", nameof(values));
        double[][] columns = [.. Columns(values, repetitions)];
        var whole = new GridVariance(levels, columns);
        List<GridVariance> without = repetitions < 3
            ? [] : [.. columns.Select(left => new GridVariance(levels, [.. columns.Where(one => one != left)]))];
        return new(
            [.. whole.Effects.Index().Select(at => Share(at.Item, whole.Shares[at.Index],
                [.. without.Select(grid => grid.Shares[at.Index])], confidence))],
            Math.Max(0, whole.Variance), whole.Noise);
    }

    static double[][] Columns(ReadOnlySpan<double> values, int repetitions)
    {
        var columns = new double[repetitions][];
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            columns[repetition] = new double[values.Length / repetitions];
            for (var setting = 0; setting < columns[repetition].Length; setting++)
                columns[repetition][setting] = values[setting * repetitions + repetition];
        }
        return columns;
    }

    static FactorShare Share((int First, int? Second) effect, double share, double[] without, double confidence)
    {
        var (low, high) = (double.NaN, double.NaN);
        if (without.Length > 0 && double.IsFinite(share) && without.All(double.IsFinite))
        {
            var mean = without.Average();
            var error = Math.Sqrt((without.Length - 1.0) / without.Length
                * without.Sum(one => (one - mean) * (one - mean)));
            var half = StudentT.InvCDF(0, 1, without.Length - 1, (1 + confidence) / 2) * error;
            (low, high) = (Math.Clamp(share - half, 0, 1), Math.Clamp(share + half, 0, 1));
        }
        return new(effect.First, effect.Second, double.IsNaN(share) ? share : Math.Clamp(share, 0, 1), low, high);
    }
}
