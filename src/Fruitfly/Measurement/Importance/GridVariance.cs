namespace Fruitfly.Measurement.Importance;

/// <summary>The variance over a grid and its parts, with what noise adds taken off.</summary>
sealed class GridVariance
{
    readonly IReadOnlyList<int> _levels;
    readonly double[] _means;
    readonly double _grand;

    /// <param name="columns">of each repetition the values of all settings, the last factor fastest</param>
    public GridVariance(IReadOnlyList<int> levels, IReadOnlyList<double[]> columns)
    {
        _levels = levels;
        _means = [.. Enumerable.Range(0, columns[0].Length).Select(setting => columns.Average(one => one[setting]))];
        _grand = _means.Average();
        Noise = columns.Count == 1 ? double.NaN : NoiseOf(columns) / columns.Count;
        Effects = [.. FactorShares.Effects(levels.Count)];
        var settings = _means.Length;
        var taken = double.IsNaN(Noise) ? 0 : Noise / settings;
        Variance = _means.Sum(mean => (mean - _grand) * (mean - _grand)) / settings - (settings - 1) * taken;
        double[][] alone = [.. levels.Select((_, factor) => Alone(factor))];
        Shares = [.. Effects.Select(effect => Variance <= 0 ? double.NaN
            : (effect.Second is { } second ? Together(alone, effect.First, second) - Freedom(effect) * taken
                : Square(alone[effect.First]) - Freedom(effect) * taken) / Variance)];
    }

    public IReadOnlyList<(int First, int? Second)> Effects { get; }

    /// <summary>Of each effect; not kept within 0 and 1, so that noise averages out.</summary>
    public IReadOnlyList<double> Shares { get; }

    public double Variance { get; }

    public double Noise { get; }

    // What is left of single values without the effects of their setting and of their repetition.
    double NoiseOf(IReadOnlyList<double[]> columns)
    {
        var sum = 0.0;
        foreach (var column in columns)
        {
            var own = column.Average() - _grand;
            for (var setting = 0; setting < column.Length; setting++)
            {
                var left = column[setting] - _means[setting] - own;
                sum += left * left;
            }
        }
        return sum / ((_means.Length - 1.0) * (columns.Count - 1));
    }

    int Freedom((int First, int? Second) effect) =>
        (_levels[effect.First] - 1) * (effect.Second is { } second ? _levels[second] - 1 : 1);

    double[] Alone(int factor)
    {
        var sums = new double[_levels[factor]];
        for (var setting = 0; setting < _means.Length; setting++)
            sums[Level(setting, factor)] += (_means[setting] - _grand) * sums.Length / _means.Length;
        return sums;
    }

    double Together(double[][] alone, int first, int second)
    {
        var (rows, columns) = (_levels[first], _levels[second]);
        var sums = new double[rows * columns];
        for (var setting = 0; setting < _means.Length; setting++)
            sums[Level(setting, first) * columns + Level(setting, second)] +=
                (_means[setting] - _grand) * sums.Length / _means.Length;
        for (var i = 0; i < sums.Length; i++)
            sums[i] -= alone[first][i / columns] + alone[second][i % columns];
        return Square(sums);
    }

    static double Square(double[] effects) => effects.Sum(effect => effect * effect) / effects.Length;

    int Level(int setting, int factor)
    {
        for (var later = _levels.Count - 1; later > factor; later--)
            setting /= _levels[later];
        return setting % _levels[factor];
    }
}
