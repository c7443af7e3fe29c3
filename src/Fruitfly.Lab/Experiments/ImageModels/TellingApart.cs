using Fruitfly.Lab.Experiments.Mnist1dModels;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>The same kinds of network on MNIST and on MNIST-1D.</summary>
static class TellingApart
{
    public const string Id = "mnist-and-mnist1d";

    /// <summary>The network of MNIST-1D's table that is of the same kind.</summary>
    public static ComparedModel OnSignals(ImageClassifier classifier) =>
        classifier == ImageClassifier.Logistic ? ComparedModel.Logistic
        : classifier == ImageClassifier.FullyConnected ? ComparedModel.FullyConnected
        : classifier == ImageClassifier.Convolutional ? ComparedModel.Convolutional : ComparedModel.Recurrent;

    /// <summary>Null where no kind came to its end on both.</summary>
    /// <param name="kinds">in the order of both spreads</param>
    public static Figure? Figure(
        IReadOnlyList<ImageClassifier> kinds, ModelSpread mnist, ModelSpread signals, string setting)
    {
        var rows = kinds.Zip(mnist.Accuracies, signals.Accuracies).Where(kind =>
            kind.Second.Length > 0 && kind.Third.Length > 0).ToList();
        if (rows.Count < 2)
            return null;
        var (ours, others) = (new ModelSpread([.. rows.Select(kind => kind.Second)]).Points.Average(),
            new ModelSpread([.. rows.Select(kind => kind.Third)]).Points.Average());
        var title = FormattableString.Invariant(
            $"Kinds of network differ by {others:F1} points on MNIST-1D, by {ours:F1} on MNIST");
        return Intervals.Draw("test accuracy (%)",
        [
            .. rows.SelectMany(kind => (IntervalRow[])
            [
                new(OnSignals(kind.First).Name, kind.Second, "MNIST") { Published = OfSlides(kind.First) },
                new(OnSignals(kind.First).Name, kind.Third, "MNIST-1D")
                {
                    Published = Mnist1dModels.PublishedAccuracy.Table(OnSignals(kind.First), Arrangement.Ordered)
                        is var (value, spread) ? (value, value - spread, value + spread) : null,
                },
            ]),
        ]).ToFigure(Id, title, setting,
            $"Test accuracy of {rows.Count} kinds of network on MNIST and on MNIST-1D, with the slides' values. {title}.",
            "Differ: the standard deviation of the kinds' accuracies. Diamonds: the slides' table, where \"> 99\" " +
            "stands at 99.");
    }

    public static Table Table(IReadOnlyList<ImageClassifier> kinds, ModelSpread mnist, ModelSpread signals) => new(
        Id, "Which data set tells kinds of network apart?",
        "Test accuracy (%), mean ± standard deviation over the seeds. Last rows: the standard deviation of the " +
        "kinds' accuracies, in points and in units of the seeds' standard deviation.",
        ["kind", "MNIST", "MNIST-1D"],
        [
            .. kinds.Zip(mnist.Accuracies, signals.Accuracies).Select(kind => (IReadOnlyList<string>)
            [
                OnSignals(kind.First).Name, NumberText.MeanAndDeviation(kind.Second, 2),
                NumberText.MeanAndDeviation(kind.Third, 2),
            ]),
            ["kinds differ by (points)", Points(mnist), Points(signals)],
            ["kinds differ by (seeds' deviations)", InDeviations(mnist), InDeviations(signals)],
        ]);

    static string Points(ModelSpread spread) => NumberText.MeanAndDeviation(spread.Points, 2);

    static string InDeviations(ModelSpread spread) =>
        spread.InDeviations is var times && double.IsFinite(times) ? NumberText.Of(times) : "–";

    static (double, double?, double?) OfSlides(ImageClassifier classifier) => classifier == ImageClassifier.Logistic
        ? (SlideClaims.Logistic, SlideClaims.Logistic - SlideClaims.LogisticSpread,
            SlideClaims.Logistic + SlideClaims.LogisticSpread)
        : (SlideClaims.Others, null, null);
}
