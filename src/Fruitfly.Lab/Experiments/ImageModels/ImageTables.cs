using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>What the networks were trained on, where they end, and what they confuse.</summary>
static class ImageTables
{
    const int Pairs = 8;

    public static Table Data(ImageDescription images) => new(
        "data", "The images",
        "Verified: the files are, to the byte, those of the published data set. Unknown files may be as good, but " +
        "no one vouches for them. "
        + "The content is the SHA-256 of what sha256sum prints for the decompressed files.",
        ["image set", "files", "training images", "test images", "pixels are", "content"],
        [
            [
                images.Title, images.IsVerified ? "verified" : "unknown files",
                Used(images.TrainingExamples, images.Whole.Training),
                Used(images.TestExamples, images.Whole.Test), Scaling(images.Scaling), images.Sha256,
            ],
        ]);

    public static Table Accuracies(IReadOnlyList<ClassifierOutcome> outcomes, ImageDescription images) => new(
        "accuracies", "Where each classifier ends",
        "Mean ± standard deviation over the seeds, after the last step. Published accuracies are single runs of " +
        "other programs.",
        ["classifier", "parameters", "seeds", "training accuracy (%)", "test accuracy (%)", "test loss",
            "published (%)"],
        [.. outcomes.Select(outcome => Row(outcome, images))]);

    public static Table Confusions(IReadOnlyList<MostConfused> pairs) => new(
        "confused-pairs", "The most confused pairs",
        "Of the convolutional network, all seeds together; the share is of the test images of the true class.",
        ["true class", "taken for", "images", "share (%)"],
        [.. pairs.Take(Pairs)
            .Select(pair =>
                (IReadOnlyList<string>)[pair.Actual, pair.Predicted, Whole(pair.Count),
                    pair.Share.ToString("F1", CultureInfo.InvariantCulture)])]);

    static IReadOnlyList<string> Row(ClassifierOutcome outcome, ImageDescription images) =>
    [
        outcome.Classifier.Name, Whole(outcome.Trials[0].Parameters),
        outcome.Diverged == 0 ? $"{outcome.Trials.Count}" : $"{outcome.Trials.Count} ({outcome.Diverged} diverged)",
        NumberText.MeanAndDeviation(outcome.Accuracy(Split.Training), 2),
        NumberText.MeanAndDeviation(outcome.Accuracy(Split.Test), 2),
        NumberText.MeanAndDeviation([.. outcome.Finished.Select(trial => trial.History.Last.Test!.Loss)], 3),
        string.Join(", ", PublishedAccuracy.Of(images).Where(published => published.Classifier == outcome.Classifier)
            .Select(published =>
                published.Accuracy.ToString("0.0#", CultureInfo.InvariantCulture))) is { Length: > 0 } values
                    ? values : "–",
    ];

    static string Used(int? part, int whole) => part is { } used ? $"{Whole(used)} of {Whole(whole)}" : Whole(whole);

    static string Scaling(PixelScaling scaling) => FormattableString.Invariant(
        $"(pixel/255 − {string.Join(", ", scaling.Means)}) / {string.Join(", ", scaling.Deviations)}");

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
