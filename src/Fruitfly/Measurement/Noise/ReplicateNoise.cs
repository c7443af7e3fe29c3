using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Noise;

/// <summary>The noise from replicates: rows with equal inputs that were measured independently. The one estimate from
/// two sides that assumes no smoothness. Rows that are equal with their target are copies, not replicates.</summary>
/// <param name="Noise">the pooled variance within groups of equal inputs, SS/ν</param>
/// <param name="Low">lower end of its interval</param>
/// <param name="Freedom">ν, rows minus groups</param>
public sealed record ReplicateNoise(double Noise, double Low, double High, int Freedom)
{
    /// <summary>Degrees of freedom below which the interval says too little to be shown.</summary>
    public const int LeastFreedom = 10;

    public bool IsEnough => Freedom >= LeastFreedom;

    /// <summary>The variance of the noise of numbers, with the interval ν·s²/χ², exact for normal noise of one
    /// variance.</summary>
    /// <param name="groups">the group of equal inputs that each row is in</param>
    /// <param name="values"><c>[rows]</c>, targets</param>
    /// <returns>null where no two rows have equal inputs</returns>
    /// <exception cref="ArgumentException">not as many of each</exception>
    public static ReplicateNoise? Of(ReadOnlySpan<int> groups, ReadOnlySpan<double> values, double confidence = 0.9)
    {
        var parts = Parts(groups, values, group => group.Count * Moments.Of([.. group]).Variance);
        if (Pooled(parts) is not (var noise, var freedom))
            return null;
        var (low, high) = ChiSquareInterval.Of(noise, freedom, confidence);
        return new(noise, low, high, freedom);
    }

    /// <summary>The Brier noise of labels, the chance that two labels drawn at equal inputs differ, with the normal
    /// interval of the jackknife over groups.</summary>
    /// <param name="labels"><c>[rows]</c></param>
    /// <inheritdoc cref="Of"/>
    public static ReplicateNoise? OfLabels(
        ReadOnlySpan<int> groups, ReadOnlySpan<int> labels, double confidence = 0.9)
    {
        var parts = Parts(
            groups, labels,
            group => group.Count
                - group.CountBy(label => label).Sum(pair => (double)pair.Value * pair.Value) / group.Count);
        if (Pooled(parts) is not (var noise, var freedom))
            return null;
        parts.RemoveAll(part => part.Freedom == 0);
        // The linear jackknife of a ratio of sums over groups.
        var squares = parts.Sum(part => Math.Pow(part.Squares - noise * part.Freedom, 2));
        var half = parts.Count == 1 ? 1 : Normal.InvCDF(0, 1, (1 + confidence) / 2)
            * Math.Sqrt(squares * parts.Count / (parts.Count - 1)) / freedom;
        return new(noise, Math.Max(0, noise - half), Math.Min(1, noise + half), freedom);
    }

    static (double Noise, int Freedom)? Pooled(List<(double Squares, int Freedom)> parts)
    {
        var freedom = parts.Sum(part => part.Freedom);
        return freedom == 0 ? null : (parts.Sum(part => part.Squares) / freedom, freedom);
    }

    /// <summary>Sum of squares and degrees of freedom of each group.</summary>
    static List<(double Squares, int Freedom)> Parts<T>(
        ReadOnlySpan<int> groups, ReadOnlySpan<T> values, Func<List<T>, double> squares)
    {
        if (groups.Length != values.Length)
            throw new ArgumentException(
                $"{groups.Length} groups are not those of {values.Length} values.", nameof(groups));
        var members = new SortedDictionary<int, List<T>>();
        for (var i = 0; i < values.Length; i++)
            if (members.TryGetValue(groups[i], out var known))
                known.Add(values[i]);
            else
                members[groups[i]] = [values[i]];
        return [.. members.Values.Select(group => (squares(group), group.Count - 1))];
    }
}
