namespace Fruitfly.Data.Tables;

/// <summary>What was fitted to the training examples of a table: what stands in for missing values, and how inputs and
/// targets are moved and scaled. A network sees (x − mean) / deviation, rounded to float32 once; what it says of real
/// values is mean + deviation · y.</summary>
public sealed record Preprocessing
{
    /// <summary>The number that stands in where one is missing, <c>[features]</c>.</summary>
    public required IReadOnlyList<double> Fills { get; init; }

    /// <summary>What is subtracted, <c>[features]</c>; 0 where a feature is not moved, as levels and indicators
    /// are not.</summary>
    public required IReadOnlyList<double> Means { get; init; }

    /// <summary>What is then divided by, <c>[features]</c>: the standard deviation of the population; 1 where a feature
    /// is constant, or not scaled.</summary>
    public required IReadOnlyList<double> Deviations { get; init; }

    /// <summary><c>[outputs]</c>; none where the targets are classes.</summary>
    public IReadOnlyList<double> TargetMeans { get; init; } = [];

    /// <summary><c>[outputs]</c>; none where the targets are classes.</summary>
    public IReadOnlyList<double> TargetDeviations { get; init; } = [];

    /// <summary>Fills, moves, scales and rounds encoded rows.</summary>
    /// <param name="encoded"><c>[rows × features]</c>, NaN where a value is missing</param>
    /// <param name="inputs"><c>[rows × features]</c></param>
    /// <exception cref="ArgumentException">the lengths do not agree</exception>
    public void Apply(ReadOnlySpan<double> encoded, Span<float> inputs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputs.Length, encoded.Length, nameof(inputs));
        if (encoded.Length % Means.Count != 0)
            throw new ArgumentException(
                $"{encoded.Length} numbers do not make rows of {Means.Count} features.", nameof(encoded));
        double[] fills = [.. Fills], means = [.. Means], deviations = [.. Deviations];
        for (var start = 0; start < encoded.Length; start += means.Length)
            for (var feature = 0; feature < means.Length; feature++)
            {
                var value = encoded[start + feature];
                inputs[start + feature] =
                    (float)(((double.IsNaN(value) ? fills[feature] : value) - means[feature]) / deviations[feature]);
            }
    }

    /// <summary>Puts a network's outputs in the units of the targets, in place.</summary>
    /// <param name="outputs"><c>[rows × outputs]</c> of real values</param>
    public void ToTargetUnits(Span<double> outputs)
    {
        for (var i = 0; i < outputs.Length && TargetMeans.Count > 0; i++)
            outputs[i] = TargetMeans[i % TargetMeans.Count] + TargetDeviations[i % TargetMeans.Count] * outputs[i];
    }

    public bool Equals(Preprocessing? other) => other is not null && Fills.SequenceEqual(other.Fills)
        && Means.SequenceEqual(other.Means) && Deviations.SequenceEqual(other.Deviations)
        && TargetMeans.SequenceEqual(other.TargetMeans) && TargetDeviations.SequenceEqual(other.TargetDeviations);

    public override int GetHashCode() => HashCode.Combine(Means.Count, Means.FirstOrDefault(), TargetMeans.Count);
}
