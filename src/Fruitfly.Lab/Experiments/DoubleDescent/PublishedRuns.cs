using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>Published numbers of these sweeps, put to the test where a sweep has the published setting.</summary>
static class PublishedRuns
{
    /// <summary>Notebook 8.3 keeps no outputs: these bands are those of its recipe in PyTorch; the
    /// slides' are read off the figure.</summary>
    /// <param name="FittedFrom">the narrowest network that fits its training set</param>
    /// <param name="Peak">where the test error peaks</param>
    /// <param name="Lowest">where it is lowest before the peak</param>
    sealed record Bands(string Source, (double Low, double High) FittedFrom, (double Low, double High) Peak,
        (double Low, double High) Lowest);

    /// <summary>Points by which the network of <see cref="Wide"/> hidden units lies below the peak, at least.</summary>
    const double Fall = 6;

    const int Wide = 200;

    /// <summary>In points: the published peaks stand out by 5 to 10.</summary>
    const double RunMargin = 5;

    static readonly Bands Notebook = new("Notebook 8.3, run in PyTorch", (40, 60), (36, 60), (14, 22));
    static readonly Bands Slides =
        new("Slides \"Measuring performance\"; UDL figure 8.10", (65, 80), (60, 85), (15, 32));

    public static IEnumerable<Claim> Of(string experiment, WidthSweep sweep)
    {
        var bands = sweep.Recipe.Id switch { "notebook" => Notebook, "slides" => Slides, _ => null };
        return bands is not null && sweep.Noise > 0
            ? [.. Shape(experiment, sweep, bands), .. Landmarks(experiment, sweep)]
            : Landmarks(experiment, sweep);
    }

    static IEnumerable<Claim> Shape(string experiment, WidthSweep sweep, Bands bands)
    {
        var recipe = sweep.Recipe;
        ClaimText Text(string id, string statement, string published, string unit) => new(
            experiment, $"{recipe.Id}-{id}", $"With {recipe.Name} {statement}.", bands.Source, published,
            DescentFigures.Id(recipe, Quantity.Error), unit);
        string Band((double Low, double High) band) =>
            FormattableString.Invariant($"{band.Low} to {band.High} {recipe.Unit}");
        Claim Lies(ClaimText text, (double Low, double High) band, double[] widths) =>
            (text with { Step = sweep.StepInWidths((band.Low + band.High) / 2) })
                .IsBetween(band.Low, band.High, widths);
        double[] Widths(IEnumerable<int> places) => [.. places.Select(place => (double)sweep.Widths[place])];

        var fitted = Text("fitted-from", "networks fit a training set with 15 % label noise from there on",
            Band(bands.FittedFrom), recipe.Unit);
        var peak = Text("peak-place", "the test error peaks there", Band(bands.Peak), recipe.Unit);
        var lowest =
            Text("lowest-place", "the test error before the peak is lowest there", Band(bands.Lowest), recipe.Unit);
        var fall = Text("fall", $"{Wide} hidden units err at least {Fall} points less than the peak",
            $"at least {Fall} points", "points");
        if (!recipe.IsPublished || sweep.Noise != 0.15)
            return ((ClaimText[])[fitted, peak, lowest, fall])
                .Select(text => text.NotTested("The preset or the options differ from the published setting."));
        var peaks = sweep.PeaksOfSeeds(Quantity.Error);
        return
        [
            Lies(fitted, bands.FittedFrom, Widths(sweep.FittedFrom)),
            Lies(peak, bands.Peak, Widths(peaks.Select(found => found.Peak))),
            Lies(lowest, bands.Lowest, Widths(peaks.Select(found => found.Lowest))),
            Place(sweep, Wide) is { } wide && sweep.Peak(Quantity.Error) is not null
                ? fall.IsAtLeast(Fall,
                    LeaveOneSeedOut.Measure(sweep.Curves(Quantity.Error), others => DescentPeak.Most(others).Peak,
                        (own, top) => own[top] - own[wide]))
                : fall.NotTested($"There is no peak, or no network of {Wide} hidden units."),
        ];
    }

    /// <summary>A published run is one network; it is compared with ours of its width, or of the nearest within two
    /// units or 2 %.</summary>
    static IEnumerable<Claim> Landmarks(string experiment, WidthSweep sweep)
    {
        if (PublishedDescent.Of(sweep.Recipe, sweep.Noise) is not { } published)
            yield break;
        foreach (var point in published.Landmarks(sweep.Recipe))
        {
            var text = new ClaimText(
                experiment, FormattableString.Invariant(
                    $"{sweep.Recipe.Id}-{(sweep.Noise == 0 ? "clean" : "noisy")}-{point.Width}"),
                FormattableString.Invariant(
                    $"With {sweep.Recipe.Name} and {DescentLead.NoiseText(sweep)} {point.Width} {sweep.Recipe.Unit} have the published test error."),
                published.Source, FormattableString.Invariant($"{point.TestError:F1} %"),
                DescentFigures.Id(sweep.Recipe, Quantity.Error), "%");
            yield return Place(sweep, point.Width) is { } place
                ? text.AgreesWithRun(point.TestError, RunMargin, sweep.Values(place, Split.Test, Quantity.Error))
                : text.NotTested($"No network of {point.Width} {sweep.Recipe.Unit} was trained.");
        }
    }

    static int? Place(WidthSweep sweep, int width)
    {
        var nearest = Enumerable.Range(0, sweep.Widths.Count).MinBy(place => Math.Abs(sweep.Widths[place] - width));
        return Math.Abs(sweep.Widths[nearest] - width) <= Math.Max(2, 0.02 * width) ? nearest : null;
    }
}
