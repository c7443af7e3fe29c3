using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>Trains three kinds of network on images and puts their accuracies beside published ones.</summary>
sealed class ImageModelsExperiment : Experiment<ImageModelsOptions, ClassifierTraining>
{
    public override string Name => "image-models";

    public override string Title => "Three kinds of network on images";

    public override string Summary =>
        "Logistic regression, a fully connected and a convolutional network learn to tell images apart: MNIST's " +
        "digits, " +
        "or other images that are named, such as Fashion-MNIST's clothes. How far each comes is known, so this " +
        "also asks whether the laboratory trains as others do.";

    public override string Source =>
        "Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747; LeCun, Bottou, Bengio, Haffner 1998; UDL chapter 10";

    public override bool ReadsImages => true;

    public override DataFileException? Missing(ExperimentSettings settings) => settings.Images.Missing;

    /// <exception cref="DataFileException">there are no image files, or they are damaged</exception>
    protected override IEnumerable<(ClassifierTraining Key, Trial Trial)> Plan(
        ImageModelsOptions options, PlanningContext context)
    {
        var images = context.Images.First();
        return Plan(options, images.DescribePart(options.Examples, options.TestExamples), ImageShape.Of(images));
    }

    protected override IEnumerable<(ClassifierTraining Key, Trial Trial)> PlanAgain(
        ImageModelsOptions options, PlanningContext context, IReadOnlyList<Trial> trials) =>
        Plan(options, (ImageDescription)trials[0].Data, ImageShape.Of(trials));

    // The longest first, so that the cores end together.
    static IEnumerable<(ClassifierTraining Key, Trial Trial)> Plan(
        ImageModelsOptions options, ImageDescription data, ImageShape images) =>
        from classifier in ImageClassifier.All.Reverse()
        let network = classifier.ArchitectureFor(images)
        let recipe = classifier.RecipeFor(options.Epochs)
        from seed in SeedRange.From(options.FirstSeed, options.Seeds)
        select (new ClassifierTraining(classifier.Id, seed), new Trial(data, network, recipe, seed));

    protected override Findings Measure(
        ImageModelsOptions options, Results<ClassifierTraining> results, MeasuringContext context)
    {
        var seeds = SeedRange.From(options.FirstSeed, options.Seeds);
        var outcomes = ImageClassifier.All
            .Select(classifier =>
                new ClassifierOutcome(classifier,
                    results.Of(seeds.Select(seed => new ClassifierTraining(classifier.Id, seed)))))
            .ToList();
        var description = (ImageDescription)outcomes[0].Trials[0].Trial.Data;
        var images = context.Images.Find(description.Sha256);
        var names = images?.ClassNames ?? description.ClassNames;
        var best = outcomes[^1];
        var pairs = best.Confusions is { } confusions ? MostConfused.Of(confusions, names) : [];
        List<Figure> figures =
        [
            .. outcomes.AsEnumerable().Reverse()
                .Where(outcome => outcome.Trials.Any(trial => trial.History.Evaluations.Count > 0))
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

    static string Lead(
        ImageDescription images, IReadOnlyList<ClassifierOutcome> outcomes, IReadOnlyList<MostConfused> pairs)
    {
        var parts = outcomes.Select(outcome => outcome.Accuracy(Split.Test) is { Length: > 0 } accuracy
            ? string.Create(CultureInfo.InvariantCulture, $"{outcome.Classifier.Name} {accuracy.Average():F1} %")
            : $"{outcome.Classifier.Name} diverged");
        var lead = $"Test accuracy on {images.Title} ({(images.IsVerified ? "verified" : "unknown files")}) " +
            $"after {AccuracyFigures.Used(images)}: {string.Join(", ", parts)}.";
        return pairs.Count == 0 ? lead : string.Create(
            CultureInfo.InvariantCulture,
            $"{lead} Most confused: {pairs[0].Share:F0} % of the class “{pairs[0].Actual}” are taken for “{pairs[0].Predicted}”.");
    }
}
