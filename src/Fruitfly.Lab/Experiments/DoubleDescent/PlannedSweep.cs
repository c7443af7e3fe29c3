using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>A sweep before it is run.</summary>
sealed record PlannedSweep(DescentRecipe Recipe, double Noise, IReadOnlyList<ulong> Seeds)
{
    /// <summary>With label noise, where there is any, and without.</summary>
    /// <param name="noise">labels that are drawn again (%)</param>
    public static IEnumerable<PlannedSweep> WithAndWithout(
        double noise, DescentRecipe recipe, IReadOnlyList<ulong> seeds) =>
        from level in noise == 0 ? (double[])[0] : [noise / 100, 0]
        select new PlannedSweep(recipe, level, seeds);

    // The widest first, so that no core is left alone with a long trial at the end.
    public IEnumerable<(SweepTraining Key, Trial Trial)> Plan()
    {
        var data = Recipe.Data(Noise);
        foreach (var width in Recipe.Widths.Reverse())
        {
            var network = Recipe.Network(width);
            foreach (var seed in Seeds)
                yield return (Key(width, seed), new Trial(data, network, Recipe.Training, seed));
        }
    }

    /// <param name="result">of one of its trials</param>
    public WidthSweep Measured(Func<SweepTraining, TrialResult> result) =>
        new(Recipe, Noise,
            [.. Recipe.Widths.Select(width => Seeds.Select(seed => result(Key(width, seed))).ToArray())]);

    /// <summary>The sweep without a network, of which nothing can be measured.</summary>
    public WidthSweep Untrained() => new(Recipe, Noise, [.. Recipe.Widths.Select(_ => Array.Empty<TrialResult>())]);

    SweepTraining Key(int width, ulong seed) => new(Recipe.Id, Noise, width, seed);
}
