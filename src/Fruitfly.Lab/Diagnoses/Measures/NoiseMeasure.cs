using Fruitfly.Measurement.Noise;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>How much of the error can be noise, and how much cannot.</summary>
/// <param name="Most">noise is at most this (95 %): the smallest of what similar rows
/// show, equal rows, and the error itself</param>
/// <param name="LeastReducible">at least so much of the error is structure that the network misses (95 %)</param>
/// <param name="TwoSided">the noise from both sides, where rows are near enough to assume that the target is smooth;
/// else null</param>
/// <param name="Closeness">how near similar rows are, see <see cref="NearestNeighbours.Closeness"/></param>
public sealed record NoiseMeasure(
    double Most, double LeastReducible, (double Low, double High)? TwoSided, double Closeness)
{
    const int Neighbours = 8;

    /// <summary>What <see cref="Most"/> is the upper end of.</summary>
    public NoiseSource Source { get; init; }

    /// <summary>The upper end by rows with similar inputs, and by rows that the last hidden layer of a network, trained
    /// on others, takes for alike: where it was looked at.</summary>
    public double? MostByInputs { get; init; }

    /// <inheritdoc cref="MostByInputs"/>
    public double? MostByHidden { get; init; }

    /// <summary>From rows with equal inputs; null where there are fewer than
    /// <see cref="ReplicateNoise.LeastFreedom"/>. Of values rows that are equal in the target too are copies and count
    /// once. Of classes they cannot be told from copies: this holds if they are measurements of their own, and bounds
    /// nothing.</summary>
    public ReplicateNoise? Replicates { get; init; }

    /// <summary>What <see cref="Most"/> says of classes; its upper ends hold, its lower ends do not. Null where targets
    /// are values.</summary>
    public ClassNoiseBounds? Classes { get; init; }

    /// <summary>The smallest error there can be as single nearest neighbours see it (Cover and Hart 1967), without a
    /// network; null where targets are values, or rows are too few for that.</summary>
    public ClassNoiseBounds? Nearest { get; init; }

    /// <summary>Of one input column: the noise from differences of rows in its order, by Rice and by Gasser, Sroka and
    /// Jennen; a diagnostic without an interval. Null of several columns or classes.</summary>
    public (double Rice, double GasserSrokaJennen)? Differences { get; init; }

    /// <param name="mostError">the upper end of the error, on points that did not choose</param>
    /// <param name="replicates">null where too few rows have equal inputs</param>
    internal static NoiseMeasure Of(
        IReadOnlyList<NoisePoints> rotations, double mostError,
        ReplicateNoise? replicates = null)
    {
        var first = rotations[0].Points;
        var measure = rotations.Min(one => one.Points.OneOfEachUnit.Length) <= Neighbours
            ? new(mostError, 0, null, double.NaN) : OfNeighbours(rotations, mostError);
        measure = measure with { Replicates = replicates };
        if (first.IsClassification)
            return measure with
            {
                Classes = ClassNoiseBounds.Of(Math.Clamp(measure.Most, 0, 1), first.Outputs),
            };
        return replicates is { } equal && equal.High < measure.Most
            ? measure with { Most = equal.High, Source = NoiseSource.Replicates } : measure;
    }

    // Rows of one group, and copies, share what is noise to a row of another: a neighbour must be of another unit.
    static NoiseMeasure OfNeighbours(IReadOnlyList<NoisePoints> rotations, double mostError)
    {
        var (first, inputs, residuals) = (rotations[0].Points, new List<double>(), new List<double>());
        var (labels, sets, hidden) = (new List<double>(), new List<int>(), new List<double>());
        foreach (var (number, (points, mean, given)) in rotations.Index())
            foreach (var point in points.OneOfEachUnit)
            {
                inputs.AddRange(points.Inputs.AsSpan(point * points.Features, points.Features));
                if (given is not null && given.Length / points.Count is var units)
                    hidden.AddRange(given.AsSpan(point * units, units));
                for (var i = point * points.Outputs; i < (point + 1) * points.Outputs; i++)
                {
                    labels.Add(points.Targets[i]);
                    residuals.Add(points.Targets[i] - mean[i]);
                }
                sets.Add(number);
            }
        double[] all = [.. residuals], targets = [.. labels];
        var neighbours = NearestNeighbours.Find([.. inputs], first.Features, Neighbours, [.. sets]);
        var noise = NeighbourNoise.Of(all, first.Outputs, neighbours);
        // Which rows the network takes for alike depends on their inputs alone: it was trained on others.
        double? byHidden = hidden.Count == 0 ? null : NeighbourNoise.Of(all, first.Outputs, NearestNeighbours.Find(
            [.. hidden], hidden.Count / sets.Count, Neighbours, [.. sets])).MostNoise();
        var most = Math.Min(noise.MostNoise(), byHidden ?? double.PositiveInfinity);
        return new(NoiseBound.Of(most, mostError), noise.LeastReducible(),
            NeighbourNoise.TwoSided(all, first.Outputs, neighbours), neighbours.Closeness)
        {
            Source = most >= mostError ? NoiseSource.Error
                : most == byHidden ? NoiseSource.HiddenNeighbours : NoiseSource.Neighbours,
            MostByInputs = noise.MostNoise(),
            MostByHidden = byHidden,
            Nearest = first.IsClassification && ClassNoiseBounds.IsEnough(RowsOfRarest(rotations), first.Features)
                ? ClassNoiseBounds.Of(NeighbourNoise.Of(targets, first.Outputs, neighbours).Noise, first.Outputs)
                : null,
            Differences = first is { Features: 1, Outputs: 1, IsClassification: false }
                ? (rotations.Average(one => DifferenceNoise.Rice(one.Points.Inputs, one.Points.Targets)),
                    rotations.Average(one => DifferenceNoise.GasserSrokaJennen(one.Points.Inputs, one.Points.Targets)))
                : null,
        };
    }

    // Neighbours are looked for among the points of one rotation.
    static int RowsOfRarest(IReadOnlyList<NoisePoints> rotations) =>
        rotations.Min(one => Enumerable.Range(0, one.Points.Outputs)
            .Min(label => one.Points.Labels.Count(known => known == label)));
}
