namespace Fruitfly.Measurement.Noise;

/// <summary>The variance of the noise from replicates: rows with equal inputs that were measured independently. The one
/// estimate from two sides that assumes no smoothness. Rows that are equal with their target are copies, not
/// replicates.</summary>
/// <param name="Noise">the pooled variance within groups of equal inputs, SS/ν</param>
/// <param name="Low">lower end of ν·s²/χ²; exact for normal noise of one variance</param>
/// <param name="Freedom">ν, rows minus groups</param>
public sealed record ReplicateNoise(double Noise, double Low, double High, int Freedom)
{
    /// <summary>Degrees of freedom below which the interval says too little to be shown.</summary>
    public const int LeastFreedom = 10;

    public bool IsEnough => Freedom >= LeastFreedom;

    /// <param name="groups">the group of equal inputs that each row is in</param>
    /// <param name="values"><c>[rows]</c>, targets</param>
    /// <returns>null where no two rows have equal inputs</returns>
    /// <exception cref="ArgumentException">not as many of each</exception>
    public static ReplicateNoise? Of(ReadOnlySpan<int> groups, ReadOnlySpan<double> values, double confidence = 0.9)
    {
        if (groups.Length != values.Length)
            throw new ArgumentException(
                $"{groups.Length} groups are not those of {values.Length} values.", nameof(groups));
        var members = new Dictionary<int, List<double>>();
        for (var i = 0; i < values.Length; i++)
            if (members.TryGetValue(groups[i], out var known))
                known.Add(values[i]);
            else
                members[groups[i]] = [values[i]];
        var freedom = values.Length - members.Count;
        if (freedom == 0)
            return null;
        var squares = members.Values.Sum(group => group.Count * Moments.Of([.. group]).Variance);
        var (low, high) = ChiSquareInterval.Of(squares / freedom, freedom, confidence);
        return new(squares / freedom, low, high, freedom);
    }
}
