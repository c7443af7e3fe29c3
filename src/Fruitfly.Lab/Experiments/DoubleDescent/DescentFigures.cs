using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>For each recipe: error and loss against width, and the test error over width and epoch.</summary>
static class DescentFigures
{
    public static string Id(DescentRecipe recipe, Quantity quantity) =>
        $"{recipe.Id}-{(quantity == Quantity.Error ? "error" : "loss")}";

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
            $"Training and test {word} against {recipe.Unit} on a logarithmic " +
            $"axis, {string.Join(" beside ", sweeps.Select(Panel))}. {title}.",
            "Test labels are clean; label noise and initialization are redrawn for each seed.");
    }

    static Figure OverEpochs(WidthSweep sweep)
    {
        var title = DescentTitles.OverEpochs(sweep);
        var (highest, epochs, widths) = Shown(sweep);
        var error = sweep.OverEpochs(Split.Test, Quantity.Error);
        var shown = new double[epochs.Count, widths.Count];
        for (var row = 0; row < epochs.Count; row++)
            for (var column = 0; column < widths.Count; column++)
                shown[row, column] = error[epochs[row], widths[column]] is var value && value <= highest
                    ? value : double.NaN;
        var chart = HeatMap.Draw(new HeatMapData
        {
            Horizontal = sweep.Recipe.Unit,
            Vertical = "epochs of training",
            Value = "test error (%)",
            X = [.. widths.Select(width => (double)sweep.Widths[width])],
            Y = [.. epochs.Select(epoch => sweep.Epochs[epoch])],
            Values = shown,
            IsHorizontalLogarithmic = true,
            IsVerticalLogarithmic = true,
            Note = $"Means over n = {sweep.Trials / sweep.Widths.Count} seeds with {DescentLead.NoiseText(sweep)}; " +
                $"the uppermost row is the figure of the error against width. Errors above {highest} % are left out.",
        });
        return chart.ToFigure(
            EpochsId(sweep.Recipe), title, Subtitle(sweep.Recipe),
            $"Test error as colour over {sweep.Recipe.Unit} and epochs of training, both logarithmic. {title}.");
    }

    /// <summary>What the map shows: errors up to a little above the peak, since the first epochs and the narrowest
    /// networks err so much more that their colours would hide everything else, and the epochs
    /// and widths that have such.</summary>
    static (int Highest, IReadOnlyList<int> Epochs, IReadOnlyList<int> Widths) Shown(WidthSweep sweep)
    {
        var last = sweep.Means(Split.Test, Quantity.Error);
        var peak = sweep.Peak(Quantity.Error) is { } found ? last[found.Peak] : last.Last(double.IsFinite);
        var highest = (int)(5 * Math.Ceiling((peak + 5) / 5));
        var error = sweep.OverEpochs(Split.Test, Quantity.Error);
        int[] epochs = [.. Enumerable.Range(0, error.GetLength(0))], widths = [.. Enumerable.Range(0,
            error.GetLength(1))];
        return (
            highest,
            [.. epochs.Where(epoch => widths.Any(width => error[epoch, width] <= highest))],
            [.. widths.Where(width => epochs.Any(epoch => error[epoch, width] <= highest))]);
    }

    static IEnumerable<Threshold> Thresholds(DescentRecipe recipe)
    {
        yield return new Threshold(recipe.WidthOf(recipe.Examples), "parameters = examples");
        if (recipe.WidthOf(recipe.Examples * recipe.Classes) is var width && width <= recipe.Widths[^1])
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
                yield return new PublishedValue(point.Width, one, null, null, $"{published.Source}, training",
                    Meaning.Training, Panel: Panel(sweep));
            if (test is { } other)
                yield return new PublishedValue(point.Width, other, null, null, $"{published.Source}, test",
                    Meaning.Test, Panel: Panel(sweep));
        }
    }

    static string Panel(WidthSweep sweep) => DescentLead.NoiseText(sweep);

    static string Subtitle(DescentRecipe recipe) =>
        FormattableString.Invariant(
            $"{recipe.DataName}, {recipe.Examples:N0} training examples; {recipe.Setting}; {recipe.Epochs:N0} epochs");
}
