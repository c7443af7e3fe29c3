using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>The points in the plane, what neighbours know, and the way down.</summary>
static class TsneFigures
{
    public static IEnumerable<Figure> Of(TsneOutcome outcome)
    {
        yield return Embeddings(outcome);
        yield return Neighbours(outcome);
        yield return Divergence(outcome);
    }

    static Figure Embeddings(TsneOutcome outcome)
    {
        var panels = outcome.Shown.Select(data => (
            FormattableString.Invariant($"{data.Title}, {data.Points:N0} points"),
            (IReadOnlyList<ClassPoint>)[.. data.X.Select((x, i) => new ClassPoint(x, data.Y[i], data.Classes[i]))]));
        return Points.DrawPanels([.. panels])
            .ToFigure(
                "embeddings",
                outcome.Images is { } images
                    ? "Neighbours in the plane " +
                        $"classify {TsneText.Percent(images.With(outcome.Neighbors).InPlane)} % of {images.Title} " +
                        $"correctly, {TsneText.Percent(TsneText.Plane(outcome))} % of MNIST-1D"
                    : $"Neighbours in the plane classify {TsneText.Percent(TsneText.Plane(outcome))} % of MNIST-1D " +
                        "correctly",
                TsneText.Setting(outcome),
                "Points of a data set in a plane, coloured by class: how far classes form clusters of their own.",
                outcome.Mnist1d.Count > 1
                    ? FormattableString.Invariant(
                        $"MNIST-1D: the data set of the first seed. Title: {TsneText.Voters(outcome.Neighbors).ToLowerInvariant()} vote; of MNIST-1D the mean over all {outcome.Mnist1d.Count} data sets.") : "");
    }

    static Figure Neighbours(TsneOutcome outcome)
    {
        return Lines.Draw(new LinesData
        {
            Horizontal = "neighbours that vote", IsHorizontalLogarithmic = true, Quantity = "classified correctly",
            Unit = "%", Repeated = "data sets",
            Reference = new ReferenceLine(10, "chance"),
            Series = [.. Series("pixel space", accuracy => accuracy.InPixels),
                .. Series("the plane of t-SNE", accuracy => accuracy.InPlane)],
        }).ToFigure(
            "neighbours",
            $"{TsneText.Voters(outcome.Neighbors)} in pixel space classify "
                + (outcome.Images is { } images
                    ? $"{TsneText.Percent(images.With(outcome.Neighbors).InPixels)} % of {images.Title} correctly, "
                    : "")
                + $"{TsneText.Percent(TsneText.Pixels(outcome))} % of " +
                    $"MNIST-1D{(outcome.Images is null ? " correctly" : "")}",
            "The class of each point is what most of its nearest neighbours have; it does not vote for itself",
            "The share of points that their neighbours classify correctly, against the number of neighbours.",
            outcome.Images is null ? "" : "The images are one data set, so their lines have no band.");

        IEnumerable<LineSeries> Series(string panel, Func<NeighborAccuracy, double> accuracy)
        {
            yield return new LineSeries("MNIST-1D", Meaning.Test)
            {
                Panel = panel,
                Seeds = LineSeries.Repetitions(outcome.Mnist1d[0].Accuracies.Select((at, place) => (
                    (double)at.Neighbors,
                    (IReadOnlyList<double>)[.. outcome.Mnist1d.Select(data => accuracy(data.Accuracies[place]))]))),
            };
            if (outcome.Images is { } images)
                yield return new LineSeries(images.Title)
                {
                    Panel = panel,
                    Curve = [.. images.Accuracies.Select(at => new CurvePoint(at.Neighbors, accuracy(at)))],
                };
        }
    }

    static Figure Divergence(TsneOutcome outcome) => Lines.Draw(new LinesData
    {
        Horizontal = "iterations", Quantity = "Kullback-Leibler divergence", Unit = "nats", Repeated = "data sets",
        Thresholds = [new Threshold(250, "exaggeration ends")],
        Series =
        [
            new LineSeries("MNIST-1D", Meaning.Test)
            {
                Seeds = [.. outcome.Mnist1d.Select((data, seed) => new SeedCurve((ulong)seed, Curve(data)))],
            },
            .. outcome.Images is { } images
                ? [new LineSeries(images.Title) { Curve = Curve(images) }] : (LineSeries[])[],
        ],
        Published = [.. Published(outcome)],
    }).ToFigure(
        "divergence",
        FormattableString.Invariant(
            $"MNIST-1D ends at a divergence of {outcome.Mnist1d.Average(data => data.Divergence):F2}")
            + (outcome.Images is { } embedded
                ? FormattableString.Invariant($", {embedded.Title} at {embedded.Divergence:F2}") : ""),
        TsneText.Setting(outcome),
        "The divergence falls a little during exaggeration, steeply after it, and then ever more slowly.",
        "Of the affinities without exaggeration throughout. Different numbers of points cannot be compared.");

    static List<CurvePoint> Curve(EmbeddedData data) =>
        [.. data.Divergences.Select(at => new CurvePoint(at.Iteration, at.Divergence))];

    static IEnumerable<PublishedValue> Published(TsneOutcome outcome) =>
        from pair in (IEnumerable<(PublishedEmbedding Published, EmbeddedData Data)>)
            [(PublishedEmbedding.Mnist1d, outcome.Mnist1d[0]),
                .. outcome.Images is { } images
                    ? [(PublishedEmbedding.Mnist, images)] : ((PublishedEmbedding, EmbeddedData)[])[]]
        where pair.Published.IsComparable(pair.Data, outcome.Perplexity)
        from at in pair.Published.Divergences
        select new PublishedValue(at.Iteration, at.Divergence, null, null, $"openTSNE, {pair.Published.Title}",
            Series: pair.Published.Title);
}
