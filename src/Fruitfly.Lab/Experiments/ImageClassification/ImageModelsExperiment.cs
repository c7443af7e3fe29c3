using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.ImageClassification;

/// <summary>Trains three kinds of network on images and puts their accuracies beside published ones.</summary>
public sealed class ImageModelsExperiment : OrderedExperiment
{
    public override string Name => "image-models";

    public override string Title => "Three kinds of network on images";

    public override string Summary =>
        "Logistic regression, a fully connected and a convolutional network learn to tell images apart: MNIST's digits, " +
        "or other images that are named, such as Fashion-MNIST's clothes. How far each comes is known, so this also asks whether the laboratory trains as others do.";

    public override string Source => "Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747; LeCun, Bottou, Bengio, Haffner 1998; UDL chapter 10";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "networks of each kind", Quick: 3, Full: 3, Minimum: 1, Maximum: 10_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
        new("examples", "training images, drawn once; all where there are no more", Quick: 6_000, Full: 60_000, Minimum: 1, Maximum: int.MaxValue),
        new("test-examples", "test images, drawn once; all where there are no more", Quick: 2_000, Full: 10_000, Minimum: 1, Maximum: int.MaxValue),
        new("epochs", "passes over the training images", Quick: 4, Full: 10, Minimum: 1, Maximum: 10_000),
    ];

    public override bool ReadsImages => true;

    public override DataFileException? Missing(ExperimentSettings settings) => settings.Images.Missing;

    /// <exception cref="DataFileException">there are no image files, or they are damaged</exception>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings)
    {
        var images = settings.Images.First();
        var data = images.DescribePart(settings.Integer("examples"), settings.Integer("test-examples"));
        // The longest first, so that the cores end together.
        return
        [
            .. from classifier in ImageClassifier.All.Reverse()
               let network = classifier.ArchitectureFor(images)
               let recipe = classifier.RecipeFor(settings.Integer("epochs"))
               from seed in Enumerable.Range(0, settings.Integer("seeds"))
               select new Trial(data, network, recipe, (ulong)(settings.Integer("first-seed") + seed)),
        ];
    }

    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var seeds = settings.Integer("seeds");
        var outcomes = ImageClassifier.All
            .Select((classifier, i) => new ClassifierOutcome(classifier, [.. results.Skip((ImageClassifier.All.Count - 1 - i) * seeds).Take(seeds)]))
            .ToList();
        var description = (ImageDescription)results[0].Trial.Data;
        var images = settings.Images.Find(description.Sha256);
        var names = images?.ClassNames ?? description.ClassNames;
        var best = outcomes[^1];
        var pairs = best.Confusions is { } confusions ? MostConfused.Of(confusions, names) : [];
        List<Figure> figures =
        [
            .. outcomes.AsEnumerable().Reverse().Where(outcome => outcome.Trials.Any(trial => trial.History.Evaluations.Count > 0))
                .Select(outcome => AccuracyFigures.Curves(description, outcome)),
            .. pairs.Count > 0 ? [AccuracyFigures.Confusions(description, names, best)] : (Figure[])[],
            .. images is not null ? [AccuracyFigures.Samples(images)] : (Figure[])[],
        ];
        return new Findings(
            Lead(description, outcomes, pairs),
            figures,
            [
                ImageTables.Accuracies(outcomes, description),
                .. pairs.Count > 0 ? [ImageTables.Confusions(pairs)] : (Table[])[],
                ImageTables.Data(description),
            ],
            AccuracyClaims.Of(Name, description, outcomes));
    }

    static string Lead(ImageDescription images, IReadOnlyList<ClassifierOutcome> outcomes, IReadOnlyList<MostConfused> pairs)
    {
        var parts = outcomes.Select(outcome => outcome.Accuracy(Split.Test) is { Length: > 0 } accuracy
            ? string.Create(CultureInfo.InvariantCulture, $"{outcome.Classifier.Name} {accuracy.Average():F1} %")
            : $"{outcome.Classifier.Name} diverged");
        var lead = $"Test accuracy on {images.Title} ({(images.IsVerified ? "verified" : "unknown files")}) after {AccuracyFigures.Used(images)}: {string.Join(", ", parts)}.";
        return pairs.Count == 0 ? lead : string.Create(
            CultureInfo.InvariantCulture, $"{lead} Most confused: {pairs[0].Share:F0} % of the class “{pairs[0].Actual}” are taken for “{pairs[0].Predicted}”.");
    }
}
