namespace Fruitfly.Measurement.Decomposition;

/// <summary>Collects the parts of an error, by repartition, without each subset, and by point.</summary>
sealed class LevelParts(PredictionShape shape)
{
    const int Kinds = 5;
    readonly double[] _byRepartition = new double[Kinds * shape.Repartitions];
    readonly double[] _without = new double[Kinds * shape.Repartitions * shape.Subsets];
    readonly double[] _byPoint = new double[Kinds * shape.Points];

    /// <summary>Of one repartition at one point.</summary>
    public void AddPoint(int point, ErrorParts parts) =>
        Add(_byPoint, point, shape.Points, parts, 1.0 / shape.Repartitions);

    /// <summary>A repartition's parts, or a point's share of them.</summary>
    public void AddRepartition(int repartition, ErrorParts parts, double share = 1) =>
        Add(_byRepartition, repartition, shape.Repartitions, parts, share);

    /// <summary>The same without one subset.</summary>
    public void AddWithout(int repartition, int subset, ErrorParts parts, double share = 1) =>
        Add(_without, repartition * shape.Subsets + subset, shape.Repartitions * shape.Subsets, parts, share);

    public ErrorDecomposition ToDecomposition() => new(
        Statistic(0), Statistic(1), Statistic(2), shape.Seeds > 1 ? Statistic(3) : null,
        shape.Seeds > 1 ? Statistic(4) : null);

    TreeStatistic Statistic(int kind) => new(
        Part(_byRepartition, kind, shape.Repartitions), Part(_without, kind, shape.Repartitions * shape.Subsets),
        Part(_byPoint, kind, shape.Points));

    static ReadOnlySpan<double> Part(double[] values, int kind, int count) => values.AsSpan(kind * count, count);

    static void Add(double[] values, int place, int count, ErrorParts parts, double share)
    {
        values[place] += share * parts.Loss;
        values[count + place] += share * parts.BiasAndNoise;
        values[2 * count + place] += share * parts.TotalVariance;
        values[3 * count + place] += share * parts.DataVariance;
        values[4 * count + place] += share * parts.SeedVariance;
    }
}
