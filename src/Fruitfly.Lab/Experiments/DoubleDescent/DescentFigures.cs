using Fruitfly.Data;
using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Reports.Charts;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>For each recipe: error and loss against width, and the test error over width and epoch.</summary>
static class DescentFigures
{
    public static string Id(DescentRecipe recipe, Quantity quantity) => $"{recipe.Id}-{(quantity == Quantity.Error ? "error" : "loss")}";

    public static string EpochsId(DescentRecipe recipe) => $"{recipe.Id}-epochs";

    /// <param name="sweeps">of one recipe, the one with label noise first</param>
    public static IEnumerable<Figure> Of(IReadOnlyList<WidthSweep> sweeps)
    {
        if (sweeps.Any(sweep => sweep.Means(Split.Test, Quantity.Error).All(double.IsNaN)))
            yield break;
        yield return AgainstWidth(sweeps, Quantity.Error);
        yield return AgainstWidth(sweeps, Quantity.Loss);
        if (sweeps[0].Epochs.Count > 1)
            yield return OverEpochs(sweeps[0]);
    }

    static Figure AgainstWidth(IReadOnlyList<WidthSweep> sweeps, Quantity quantity)
    {
        var recipe = sweeps[0].Recipe;
        var word = quantity == Quantity.Error ? "error" : "loss";
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = recipe.Unit,
            IsHorizontalLogarithmic = true,
            Quantity = word,
            Unit = quantity == Quantity.Error ? "%" : "",
            Series =
            [
                .. from sweep in sweeps
                   from split in (Split[])[Split.Training, Split.Test]
                   select new LineSeries(split == Split.Training ? Meaning.Training : Meaning.Test)
                   {
                       Panel = Panel(sweep), Seeds = sweep.ByWidth(split, quantity),
                   },
            ],
            Published = [.. sweeps.SelectMany(sweep => Published(sweep, quantity))],
            Thresholds = [.. Thresholds(recipe)],
            Diverged = sweeps.Sum(sweep => sweep.Diverged),
            Trials = sweeps.Sum(sweep => sweep.Trials),
        });
        var title = DescentTitles.AgainstWidth(sweeps, quantity);
        return chart.ToFigure(
            Id(recipe, quantity), title, Subtitle(recipe),
            $"Training and test {word} against {recipe.Unit} on a logarithmic axis, {string.Join(" beside ", sweeps.Select(Panel))}. {title}.",
            "Test labels are clean; label noise and initialization are drawn anew for each seed.");
    }

    // The first epochs and the narrowest networks err so much more that their colours would hide everything else.
    static Figure OverEpochs(WidthSweep sweep)
    {
        var title = DescentTitles.OverEpochs(sweep);
        var error = sweep.OverEpochs(Split.Test, Quantity.Error);
        var cap = DescentTitles.MostInMap(sweep);
        for (var epoch = 0; epoch < error.GetLength(0); epoch++)
            for (var width = 0; width < error.GetLength(1); width++)
                if (error[epoch, width] > cap)
                    error[epoch, width] = double.NaN;
        var chart = HeatMap.Draw(new HeatMapData
        {
            Horizontal = sweep.Recipe.Unit,
            Vertical = "epochs of training",
            Value = "test error (%)",
            X = [.. sweep.Widths.Select(width => (double)width)],
            Y = sweep.Epochs,
            Values = error,
            IsHorizontalLogarithmic = true,
            IsVerticalLogarithmic = true,
            Note = $"Means over n = {sweep.Trials / sweep.Widths.Count} seeds with {DescentLead.NoiseText(sweep)}; the upper edge is the figure of the error against width. Above {cap} % no colour is drawn.",
        });
        return chart.ToFigure(
            EpochsId(sweep.Recipe), title, Subtitle(sweep.Recipe),
            $"Test error as colour over {sweep.Recipe.Unit} and epochs of training, both logarithmic. {title}.");
    }

    static IEnumerable<Threshold> Thresholds(DescentRecipe recipe)
    {
        yield return new Threshold(recipe.WidthOf(recipe.Examples), "parameters = examples");
        if (recipe.WidthOf(recipe.Examples * DescentRecipe.Classes) is var width && width <= recipe.Widths[^1])
            yield return new Threshold(width, "parameters = examples × classes");
    }

    static IEnumerable<PublishedValue> Published(WidthSweep sweep, Quantity quantity)
    {
        if (PublishedDescent.Of(sweep.Recipe, sweep.Noise) is not { } published)
            yield break;
        foreach (var point in published.Points.Where(point => point.Width <= sweep.Widths[^1]))
        {
            var (training, test) = quantity == Quantity.Error
                ? (point.TrainingError, (double?)point.TestError) : (point.TrainingLoss, point.TestLoss);
            if (training is { } one)
                yield return new PublishedValue(point.Width, one, null, null, $"{published.Source}, training", Meaning.Training, Panel: Panel(sweep));
            if (test is { } other)
                yield return new PublishedValue(point.Width, other, null, null, $"{published.Source}, test", Meaning.Test, Panel: Panel(sweep));
        }
    }

    static string Panel(WidthSweep sweep) => DescentLead.NoiseText(sweep);

    static string Subtitle(DescentRecipe recipe) =>
        FormattableString.Invariant($"MNIST-1D, {recipe.Examples:N0} training examples; {recipe.Setting}; {recipe.Epochs:N0} epochs");
}
