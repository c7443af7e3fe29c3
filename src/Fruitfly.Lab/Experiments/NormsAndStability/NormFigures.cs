using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Norms and margins against width.</summary>
static class NormFigures
{
    public static IEnumerable<Figure> Of(IReadOnlyList<WidthSweep> sweeps)
    {
        if (sweeps.Any(sweep => sweep.WholeSeeds.Count == 0))
            yield break;
        yield return Draw(sweeps, "rows", "largest sum of absolute weights into one unit", NormClaims.LargestRow,
            isLogarithmic: false,
            Title(sweeps[0], "The largest sum of absolute weights into one unit", NormClaims.LargestRow));
        yield return Draw(sweeps, "norms", "norm of all weights", complexity => complexity.Norm, isLogarithmic: false,
            Title(sweeps[0], "The norm of the weights", complexity => complexity.Norm));
        yield return Draw(sweeps, "spectral", "product of spectral norms", complexity => complexity.SpectralProduct,
            isLogarithmic: true,
            Title(sweeps[0], "What the network stretches its inputs by", complexity => complexity.SpectralProduct));
        if (sweeps.Any(sweep => Means(sweep, NormClaims.StretchPerMargin).All(double.IsNaN)))
            yield break;
        yield return Draw(sweeps, "margins", "stretch per margin", NormClaims.StretchPerMargin, isLogarithmic: true,
            Title(sweeps[0], "The stretch per margin", NormClaims.StretchPerMargin),
            "Stretch per margin: the product of spectral norms by the upper quartile of the margins of the " +
            "training examples; wrong predictions have negative margins.");
    }

    static Figure Draw(
        IReadOnlyList<WidthSweep> sweeps, string id, string quantity, Func<Complexity, double> measure,
        bool isLogarithmic, string title, string note = "")
    {
        var recipe = sweeps[0].Recipe;
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = recipe.Unit,
            IsHorizontalLogarithmic = true,
            Quantity = quantity,
            IsLogarithmic = isLogarithmic,
            Series = [.. sweeps.Select(sweep =>
                new LineSeries(DescentLead.NoiseText(sweep)) { Seeds = sweep.ByWidth(measure) })],
            Thresholds = [new Threshold(recipe.WidthOf(recipe.Examples), "parameters = examples")],
            Diverged = sweeps.Sum(sweep => sweep.Diverged),
            Trials = sweeps.Sum(sweep => sweep.Trials),
        });
        return chart.ToFigure(
            id, title, FormattableString.Invariant(
                $"MNIST-1D, {recipe.Examples:N0} training examples; {recipe.Setting}; {recipe.Epochs:N0} epochs"),
            $"The {quantity} against {recipe.Unit} on a logarithmic axis, with and without label noise. {title}.",
            note);
    }

    static string Title(WidthSweep sweep, string what, Func<Complexity, double> measure)
    {
        var means = Means(sweep, measure);
        var largest = Array.IndexOf(means, means.Where(double.IsFinite).Max());
        return largest == means.Length - 1
            ? $"{what} is largest for the widest network"
            : FormattableString.Invariant(
                $"{what} is largest at {sweep.Widths[largest]} {sweep.Recipe.Unit}, and {means[largest] / means[^1]:F1} times smaller at {sweep.Widths[^1]}");
    }

    static double[] Means(WidthSweep sweep, Func<Complexity, double> measure) =>
    [
        .. Enumerable.Range(0, sweep.Widths.Count)
            .Select(place => sweep.WholeSeeds.Average(seed => sweep.OfSeed(seed, measure)[place])),
    ];
}
