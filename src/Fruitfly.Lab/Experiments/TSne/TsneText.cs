using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>The sentences that say what came out.</summary>
static class TsneText
{
    public const string NoImages = "No images were found here, so that MNIST-1D was embedded alone.";

    public static string Lead(TsneOutcome outcome)
    {
        var (k, first) = (outcome.Neighbors, outcome.Mnist1d[0]);
        var lead = FormattableString.Invariant(
            $"The {first.Points:N0} points of MNIST-1D end at a divergence of {Mean(outcome.Mnist1d, data => data.Divergence)}");
        lead += outcome.Images is { } images
            ? FormattableString.Invariant(
                $", the {images.Points:N0} of {images.Title} at {images.Divergence:F2}. {Voters(k)} in pixel space classify {Percent(Pixels(outcome))} % of MNIST-1D correctly and {Percent(images.With(k).InPixels)} % of {images.Title}; in the plane {Percent(Plane(outcome))} % and {Percent(images.With(k).InPlane)} %.")
            : FormattableString.Invariant(
                $". {Voters(k)} in pixel space classify {Percent(Pixels(outcome))} % of them correctly, in the plane {Percent(Plane(outcome))} %. {NoImages}");
        return lead;
    }

    /// <summary>Mean over the data sets of MNIST-1D.</summary>
    public static double Pixels(TsneOutcome outcome) =>
        outcome.Mnist1d.Average(data => data.With(outcome.Neighbors).InPixels);

    /// <summary>The same of neighbours in the plane.</summary>
    public static double Plane(TsneOutcome outcome) =>
        outcome.Mnist1d.Average(data => data.With(outcome.Neighbors).InPlane);

    /// <summary>"10 nearest neighbours", as the subject of a plural verb.</summary>
    public static string Voters(int neighbors) =>
        neighbors == 1 ? "Nearest neighbours" : $"{neighbors} nearest neighbours";

    public static string Percent(double value) =>
        value.ToString("F0", System.Globalization.CultureInfo.InvariantCulture);

    public static string Setting(TsneOutcome outcome) => FormattableString.Invariant(
        $"t-SNE, perplexity {outcome.Perplexity}, 250 iterations with exaggeration 12 and 500 without, from principal components");

    static string Mean(IReadOnlyList<EmbeddedData> data, Func<EmbeddedData, double> of)
    {
        var estimate = Estimate.OfMean([.. data.Select(of)]);
        return NumberText.Measured(estimate.Mean, estimate.Low, estimate.High, estimate.Count, "");
    }
}
