using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>The slides' row of MNIST, and that MNIST-1D tells kinds of network apart better than MNIST does.</summary>
static class SlideClaims
{
    const string Source =
        "README of mnist1d; slides \"Measuring performance\"; Greydanus and Kobak 2020, table 1";

    /// <summary>"94 ± 0.5", and "> 99" for the others.</summary>
    public const double Logistic = 94, LogisticSpread = 0.5, Others = 99;

    /// <summary>What all classifiers that are said to reach more than 99 % differ by at most, in points.</summary>
    const double Alike = 1;

    /// <param name="signals">of MNIST-1D, with the kinds in the order of <paramref name="mnist"/></param>
    public static IEnumerable<Claim> Of(
        string experiment, ImageDescription images, IReadOnlyList<ClassifierOutcome> onMnist, ModelSpread mnist,
        ModelSpread signals)
    {
        ClaimText Text(string id, string statement, string published, string figure, string unit = "%") =>
            new(experiment, id, statement, Source, published, figure, unit);
        Claim Whole(ClaimText text, Func<ClaimText, Claim> test) => images.TrainingExamples is { } part
            ? text.NotTested(AccuracyClaims.NeedsAll(images, part)) : test(text);

        foreach (var classifier in ImageClassifier.All)
        {
            var isLogistic = classifier == ImageClassifier.Logistic;
            var published = isLogistic ? $"{Logistic} ± {LogisticSpread} %" : $"> {Others} %";
            var outcome = onMnist.FirstOrDefault(outcome => outcome.Classifier == classifier);
            var text = Text($"{classifier.Id}-slides",
                $"{AccuracyClaims.Capital(classifier.Name)} classifies " +
                    $"{(isLogistic ? $"{Logistic} %" : $"more than {Others} %")} of MNIST's test images correctly.",
                published, AccuracyFigures.Id(outcome is null ? ImageClassifier.Convolutional : classifier));
            yield return outcome is null ? text.NotTested("The recurrent networks were left out.")
                : Whole(text, whole => isLogistic
                    ? whole.IsBetween(
                        Logistic - LogisticSpread, Logistic + LogisticSpread, outcome.Accuracy(Split.Test))
                    : whole.IsAbove(Others, outcome.Accuracy(Split.Test)));
        }
        yield return Text("human-slides", "A human classifies more than 99 % of them correctly.", "> 99 %",
            TellingApart.Id).NotTested("It takes a human, and no one has classified these 10,000 images here.");
        yield return Whole(Text("mnist-alike",
            "On MNIST the networks with hidden layers all do well: their accuracies differ by less than a point.",
            "all > 99 %", TellingApart.Id, "points"), text => text.IsBelow(Alike, mnist.WithoutFirst().Ranges));
        yield return Text("mnist1d-tells-apart",
            "MNIST-1D tells kinds of network apart better than MNIST: their accuracies differ more (standard " +
            "deviation of the kinds).", "\"better differentiates models\"", TellingApart.Id, "points")
            .IsAbove(0, signals.Points, mnist.Points);
        yield return (Text("mnist1d-tells-apart-by-seeds",
            "It does so in units of what seeds differ by, too (logarithm of the ratio).",
            "\"better differentiates models\"", TellingApart.Id, "") with
        { WhereNone = "It takes three seeds of each kind to say what seeds differ by." })
            .IsAbove(0, signals.LogarithmsInDeviations, mnist.LogarithmsInDeviations);
    }
}
