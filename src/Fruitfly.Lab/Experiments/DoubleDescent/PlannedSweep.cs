using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>A sweep before it is run.</summary>
sealed record PlannedSweep(DescentRecipe Recipe, double Noise, int Seeds)
{
    /// <summary>With label noise, where there is any, and without.</summary>
    /// <param name="noise">labels that are drawn again (%)</param>
    public static IEnumerable<PlannedSweep> WithAndWithout(double noise, DescentRecipe recipe, int seeds) =>
        from level in noise == 0 ? (double[])[0] : [noise / 100, 0]
        select new PlannedSweep(recipe, level, seeds);

    // The widest first, so that no core is left alone with a long trial at the end.
    public IEnumerable<Trial> Plan(int firstSeed)
    {
        var data = Recipe.Data(Noise);
        foreach (var width in Recipe.Widths.Reverse())
        {
            var network = Recipe.Network(width);
            for (var seed = 0; seed < Seeds; seed++)
                yield return new Trial(data, network, Recipe.Training, (ulong)(firstSeed + seed));
        }
    }

    /// <summary>Takes its results, in the order of its plan, from the front.</summary>
    public WidthSweep Measured(Queue<TrialResult> results)
    {
        var trials = Recipe.Widths.Select(_ => Enumerable.Range(0, Seeds).Select(_ => results.Dequeue()).ToArray()).Reverse().ToList();
        return new WidthSweep(Recipe, Noise, trials);
    }
}
