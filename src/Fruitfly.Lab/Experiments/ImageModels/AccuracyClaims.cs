using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>Published accuracies, and the order of the kinds of network, put to the test.</summary>
static class AccuracyClaims
{
    /// <summary>In points: published networks of one kind differ by more.</summary>
    const double RunMargin = 0.5;

    public static IReadOnlyList<Claim> Of(
        string experiment, ImageDescription images, IReadOnlyList<ClassifierOutcome> outcomes)
    {
        var claims = PublishedAccuracy.Of(images)
            .Select(published => Of(experiment, images, published, Find(published.Classifier))).ToList();
        var (logistic, connected, convolutional) =
            (Find(ImageClassifier.Logistic), Find(ImageClassifier.FullyConnected), Find(ImageClassifier.Convolutional));
        claims.Add(Order("hidden-layers-help",
            "A fully connected network classifies more test images correctly than logistic regression.", connected,
            logistic));
        claims.Add(Order("convolution-helps",
            "A convolutional network classifies more test images correctly than a fully connected one.", convolutional,
            connected));
        return claims;

        ClassifierOutcome Find(ImageClassifier classifier) =>
            outcomes.Single(outcome => outcome.Classifier == classifier);

        Claim Order(string id, string statement, ClassifierOutcome better, ClassifierOutcome worse) => new ClaimText(
            experiment, id, statement, "LeCun, Bottou, Bengio, Haffner 1998; UDL chapter 10", "more",
            AccuracyFigures.Id(better.Classifier), "% points")
            .IsAbove(0, better.Accuracy(Split.Test), worse.Accuracy(Split.Test));
    }

    static Claim Of(string experiment, ImageDescription images, PublishedAccuracy published, ClassifierOutcome outcome)
    {
        var value = published.Accuracy.ToString("0.0#", CultureInfo.InvariantCulture);
        var text = new ClaimText(
            experiment, $"{outcome.Classifier.Id}-{published.Id}",
            published.IsOfTheSameKind
                ? $"{published.Network} classifies {value} % of the test images " +
                    $"correctly; {outcome.Classifier.Name} here does the same."
                : $"{published.Network}: {value} %. {Capital(outcome.Classifier.Name)} here does at least as well.",
            published.Source, $"{value} %", AccuracyFigures.Id(outcome.Classifier), "%");
        var accuracy = outcome.Accuracy(Split.Test);
        if (images.TrainingExamples is { } part)
            return text.NotTested(NeedsAll(images, part), accuracy.Length);
        return published.IsOfTheSameKind
            ? text.AgreesWithRun(published.Accuracy, RunMargin, accuracy)
            : text.IsAtLeast(published.Accuracy, accuracy);
    }

    public static string NeedsAll(ImageDescription images, int part) => string.Create(
        CultureInfo.InvariantCulture,
        $"Trained on {part:N0} of {images.Whole.Training:N0} examples; the published value needs all.");

    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
