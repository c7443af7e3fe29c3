namespace Fruitfly.Measurement.Decomposition;

/// <summary>Collects one statistic point by point, by repartition, without each subset, and by point.</summary>
sealed class StatisticSums(PredictionShape shape)
{
    readonly double[] _byRepartition = new double[shape.Repartitions], _byPoint = new double[shape.Points];
    readonly double[] _without = new double[shape.Repartitions * shape.Subsets];

    /// <summary>What the networks of one repartition show at one point.</summary>
    public void Add(int repartition, int point, double value)
    {
        _byRepartition[repartition] += value / shape.Points;
        _byPoint[point] += value / shape.Repartitions;
    }

    /// <summary>The same without one subset.</summary>
    public void AddWithout(int repartition, int subset, double value) =>
        _without[repartition * shape.Subsets + subset] += value / shape.Points;

    public TreeStatistic ToStatistic() => new(_byRepartition, _without, _byPoint);
}
