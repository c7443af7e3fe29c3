using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>Samples of the images, the error of each classifier over training, and
/// what the best one confuses.</summary>
static class AccuracyFigures
{
    const int SamplesPerClass = 10;

    /// <summary>Smaller shares (%) are not drawn.</summary>
    const double LeastShare = 0.5;

    public static string Id(ImageClassifier classifier) => $"{classifier.Id}-error";

    public static Figure Curves(ImageDescription images, ClassifierOutcome outcome)
    {
        var last = outcome.Trials.SelectMany(trial => trial.History.Evaluations).Max(evaluation => evaluation.Step);
        var chart = LearningCurves.Draw(new LearningCurvesData
        {
            Quantity = "error",
            Unit = "%",
            // The first epoch takes the error from nine tenths to one; what follows is a matter of single percents.
            IsLogarithmic = outcome.Trials.All(trial =>
                trial.History.Evaluations.All(evaluation =>
                    evaluation.Training!.Error > 0 && evaluation.Test!.Error > 0)),
            Series = [outcome.Curves(Split.Training), outcome.Curves(Split.Test)],
            StepsPerEpoch = outcome.Trials[0].Trial.Recipe.Batches.StepsPerEpoch(
                images.TrainingExamples ?? images.Whole.Training),
            Published =
            [
                .. PublishedAccuracy.Of(images)
                    .Where(published => published.Classifier == outcome.Classifier && images.TrainingExamples is null)
                    .Select(published =>
                        new PublishedValue(last, 100 - published.Accuracy, null, null, published.Label, Meaning.Test)),
            ],
            Diverged = outcome.Diverged,
        });
        var name = outcome.Classifier.Name;
        return chart.ToFigure(
            Id(outcome.Classifier), Title(outcome),
            string.Create(CultureInfo.InvariantCulture,
                $"{images.Title}, {Used(images)}: {outcome.Classifier.Setting}, {outcome.Trials[0].Parameters:N0} parameters"),
            $"Error on training and test set against training steps with {name}.");
    }

    public static Figure Confusions(ImageDescription images, IReadOnlyList<string> names, ClassifierOutcome outcome)
    {
        var confusions = outcome.Confusions!;
        var pair = MostConfused.Of(confusions, names)[0];
        var total = confusions.Counts.ToArray().Sum(count => (long)count);
        return Matrices.Draw(
            [new MatrixPanel("confusions", MostConfused.Shares(confusions, LeastShare))],
            value: "share of the true class (%)", labels: names,
            hasNumbers: true, horizontal: "taken for", vertical: "true class").ToFigure(
            "confusions",
            string.Create(CultureInfo.InvariantCulture,
                $"{pair.Share:0.#} % of the class “{pair.Actual}” are taken for “{pair.Predicted}”, more than of any other"),
            $"{images.Title}, test set, {outcome.Classifier.Name}, {Used(images)}",
            "A table of true classes against predicted classes; the diagonal, what is right, is brightest.",
            string.Create(CultureInfo.InvariantCulture,
                $"All seeds together, n = {total:N0} predictions; shares below {LeastShare} % are left empty."));
    }

    public static Figure Samples(ImageSet images)
    {
        var pictures = images.ClassNames.Select(_ => new List<string>()).ToList();
        for (var i = 0; i < images.Training.Count && pictures.Exists(row => row.Count < SamplesPerClass); i++)
            if (pictures[images.Training.Labels[i]] is { Count: < SamplesPerClass } row)
                row.Add(PngPicture.ToAddress(images.Training[i], images.Height, images.Width, images.Channels));
        return PictureGrid.Draw([.. images.ClassNames.Zip(pictures, (name, row) => (name, (IReadOnlyList<string>)row))])
            .ToFigure(
            "samples", $"{images.ClassNames.Count} classes, {images.Height} × {images.Width} pixels",
            $"{images.Title}: the first training images of each class",
            "A grid of small pictures, a row for each class.");
    }

    /// <summary>Such as "10,000 of 60,000 training images".</summary>
    public static string Used(ImageDescription images) => images.TrainingExamples is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{part:N0} of {images.Whole.Training:N0} training images")
        : string.Create(CultureInfo.InvariantCulture, $"all {images.Whole.Training:N0} training images");

    static string Title(ClassifierOutcome outcome)
    {
        if (outcome.Finished.Count == 0)
            return "Every trial diverged";
        var name = char.ToUpperInvariant(outcome.Classifier.Name[0]) + outcome.Classifier.Name[1..];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name} ends with {100 - outcome.Accuracy(Split.Test).Average():F1} % of the test set wrong, {100 - outcome.Accuracy(Split.Training).Average():F1} % of the training set");
    }
}
