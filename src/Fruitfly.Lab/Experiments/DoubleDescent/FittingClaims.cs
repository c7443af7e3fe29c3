using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>What the lecture says of the sides of the line at which there are as many parameters as examples. Widths
/// are fixed beforehand, by their parameters.</summary>
static class FittingClaims
{
    const string Slides = "Slides \"Measuring performance\", double descent; UDL 8.4";

    /// <summary>In nats: the right class has 99 % on average.</summary>
    const double NoLoss = 0.01;

    /// <summary>Where a narrower network is called classical and a wider one modern, in parameters over
    /// examples.</summary>
    const double Apart = 4;

    public static IEnumerable<Claim> Of(string experiment, WidthSweep sweep)
    {
        var recipe = sweep.Recipe;
        var prefix = sweep.Noise == 0 ? $"{recipe.Id}-clean" : recipe.Id;
        var setting = $"With {recipe.Name} and {DescentLead.NoiseText(sweep)}";
        ClaimText Text(string id, string statement, string source, string published, Quantity quantity, string unit) =>
            new(experiment, $"{prefix}-{id}", $"{setting} {statement}", source, published,
                DescentFigures.Id(recipe, quantity), unit);

        var beyond = Enumerable.Range(0, sweep.Widths.Count)
            .Where(place => recipe.Parameters(sweep.Widths[place]) >= recipe.Examples).ToList();
        yield return Fits(Text("memorizes",
            "every network with at least as many parameters as examples has memorized its training set: at most " +
            "0.1 % are wrong.",
            Slides, "beyond the dashed line", Quantity.Error, "%") with
        { Step = 100.0 / recipe.Examples }, WidthSweep.Fitted, Quantity.Error);
        yield return Fits(Text("loss-vanishes", FormattableString.Invariant(
            $"the training loss of every such network is very close to zero: at most {NoLoss} nats."),
            Slides, "very close to zero", Quantity.Loss, "nats"), NoLoss, Quantity.Loss);
        yield return sweep.Noise == 0
            ? Falls(Text("falls", "the test error falls each time the networks become twice as wide.", Slides,
                "keeps decreasing", Quantity.Error, "points less"), sweep)
            : Regimes(Text("regimes",
                "the test error falls in the classical regime (up to a quarter as many parameters as examples), " +
                "rises to the critical one (as many) and falls again to the modern one (four times as many).",
                $"{Slides}; Nakkiran et al. 2020", "classical, critical, modern", Quantity.Error, "points"), sweep);

        Claim Fits(ClaimText text, double most, Quantity quantity) =>
            !recipe.IsPublished
                ? text.NotTested("Whether they fit depends on how long they train, and here not as published.")
            : beyond.Count == 0
                ? text.NotTested(FormattableString.Invariant(
                    $"The widest network has {sweep.Widths[^1]} {recipe.Unit}, fewer parameters than examples."))
            : text.IsAtMost(most,
                [.. sweep.WholeSeeds.Select(seed =>
                    beyond.Max(place => sweep.OfSeed(seed, Split.Training, quantity)[place]))]);
    }

    /// <summary>From four units on: with fewer, chance decides what a network learns.</summary>
    static Claim Falls(ClaimText text, WidthSweep sweep)
    {
        const int Narrowest = 4;
        List<int> places = [];
        for (var place = 0; place < sweep.Widths.Count; place++)
            if (sweep.Widths[place] >= (places.Count == 0 ? Narrowest : 2 * sweep.Widths[places[^1]]))
                places.Add(place);
        return places.Count < 2
            ? text.NotTested("There are no two networks of which one is twice as wide.")
            : text.AllAreAbove(0, [.. places.Zip(places.Skip(1), (narrow, wide) => Fall(sweep, narrow, wide))]);
    }

    static Claim Regimes(ClaimText text, WidthSweep sweep)
    {
        var (recipe, examples) = (sweep.Recipe, sweep.Recipe.Examples);
        if (recipe.Parameters(sweep.Widths[^1]) < Apart * examples
            || recipe.Parameters(sweep.Widths[0]) > examples / (2 * Apart))
            return text.NotTested(FormattableString.Invariant(
                $"The networks have from {sweep.Widths[0]} to {sweep.Widths[^1]} {recipe.Unit}, not all regimes."));
        var (classical, critical, modern) = (Nearest(examples / Apart), Nearest(examples), Nearest(Apart * examples));
        return text.AllAreAbove(0,
            [Fall(sweep, 0, classical), Fall(sweep, critical, classical), Fall(sweep, critical, modern)]);

        int Nearest(double parameters) => Enumerable.Range(0, sweep.Widths.Count)
            .MinBy(place => Math.Abs(Math.Log(recipe.Parameters(sweep.Widths[place]) / parameters)));
    }

    /// <summary>By how much the second width errs less than the first, of each whole seed.</summary>
    static double[] Fall(WidthSweep sweep, int first, int second) =>
        [.. sweep.Curves(Quantity.Error).Select(errors => errors[first] - errors[second])];
}
