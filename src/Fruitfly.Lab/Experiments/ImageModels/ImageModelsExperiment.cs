using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments.Mnist1dModels;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>Trains kinds of network on images and puts their accuracies beside published ones, and MNIST beside
/// MNIST-1D.</summary>
sealed class ImageModelsExperiment : Experiment<ImageModelsOptions, ClassifierTraining>
{
    public override string Name => "image-models";

    public override string Title => "Kinds of network on images";

    public override string Summary =>
        "Logistic regression, a fully connected, a recurrent and a convolutional network learn to tell images apart: " +
        "MNIST's digits, or other images that are named, such as Fashion-MNIST's clothes. How far each comes is " +
        "known, so this also asks whether the laboratory trains as others do, and whether MNIST tells them apart as " +
        "MNIST-1D does.";

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
        Plan(options, trials.Select(trial => trial.Data).OfType<ImageDescription>().First(), ImageShape.Of(trials));

    // The longest first, so that the cores end together.
    static IEnumerable<(ClassifierTraining Key, Trial Trial)> Plan(
        ImageModelsOptions options, ImageDescription data, ImageShape images)
    {
        var trials =
            from classifier in Kinds(options).Reverse()
            let network = classifier.ArchitectureFor(images)
            let recipe = classifier.RecipeFor(options.Epochs)
            from key in Keys(options, classifier)
            select (key, new Trial(data, network, recipe, key.Seed));
        var notebook = ModelComparisonExperiment.RecipeOf(options.SignalSteps);
        return !IsMnist(data) ? trials : trials.Concat(
            from classifier in Kinds(options)
            from key in Keys(options, classifier, isOfSignals: true)
            select (key, new Trial(
                Arrangement.Ordered.Data, TellingApart.OnSignals(classifier).Network, notebook, key.Seed)));
    }

    static IEnumerable<ImageClassifier> Kinds(ImageModelsOptions options) =>
        ImageClassifier.All.Where(classifier =>
            classifier != ImageClassifier.Recurrent || options.RecurrentSeeds > 0);

    static IEnumerable<ClassifierTraining> Keys(
        ImageModelsOptions options, ImageClassifier classifier, bool isOfSignals = false) =>
        SeedRange.From(options.FirstSeed,
            classifier == ImageClassifier.Recurrent ? options.RecurrentSeeds : options.Seeds)
            .Select(seed => new ClassifierTraining(classifier.Id, seed, isOfSignals));

    // Of other images nothing was said beside MNIST-1D.
    static bool IsMnist(ImageDescription images) => images is { IsVerified: true, Set: "mnist" };

    protected override Findings Measure(
        ImageModelsOptions options, Results<ClassifierTraining> results, MeasuringContext context)
    {
        var outcomes = Kinds(options)
            .Select(classifier => new ClassifierOutcome(classifier, results.Of(Keys(options, classifier)))).ToList();
        var description = (ImageDescription)outcomes[0].Trials[0].Trial.Data;
        var images = context.Images.Find(description.Sha256);
        var names = images?.ClassNames ?? description.ClassNames;
        var best = outcomes[^1];
        var pairs = best.Confusions is { } confusions ? MostConfused.Of(confusions, names) : [];
        var beside = IsMnist(description) ? BesideMnist1d(options, description, outcomes, results) : ([], [], []);
        List<Figure> figures =
        [
            .. outcomes.AsEnumerable().Reverse()
                .Where(outcome => outcome.Trials.Any(trial => trial.History.Evaluations.Count > 0))
                .Select(outcome => AccuracyFigures.Curves(description, outcome)),
            .. beside.Figures,
            .. pairs.Count > 0 ? [AccuracyFigures.Confusions(description, names, best)] : (Figure[])[],
            .. images is not null ? [AccuracyFigures.Samples(images)] : (Figure[])[],
        ];
        return new Findings(
            Lead(description, outcomes, pairs),
            figures,
            [
                ImageTables.Accuracies(outcomes, description), .. beside.Tables,
                .. pairs.Count > 0 ? [ImageTables.Confusions(pairs)] : (Table[])[],
                ImageTables.Data(description),
            ],
            [.. AccuracyClaims.Of(Name, description, outcomes), .. beside.Claims]);
    }

    (IReadOnlyList<Figure> Figures, IReadOnlyList<Table> Tables, IReadOnlyList<Claim> Claims) BesideMnist1d(
        ImageModelsOptions options, ImageDescription images, IReadOnlyList<ClassifierOutcome> outcomes,
        Results<ClassifierTraining> results)
    {
        List<ImageClassifier> kinds = [.. outcomes.Select(outcome => outcome.Classifier)];
        var mnist = new ModelSpread([.. outcomes.Select(outcome => outcome.Accuracy(Split.Test))]);
        var signals = new ModelSpread([.. kinds.Select(kind => new ClassifierOutcome(
            kind, results.Of(Keys(options, kind, isOfSignals: true))).Accuracy(Split.Test))]);
        var figure = TellingApart.Figure(kinds, mnist, signals, string.Create(CultureInfo.InvariantCulture,
            $"{AccuracyFigures.Used(images)} of MNIST; MNIST-1D as the notebooks train, {options.SignalSteps:N0} steps"));
        return (
            figure is null ? [] : [figure], [TellingApart.Table(kinds, mnist, signals)],
            [
                .. SlideClaims.Of(Name, images, outcomes, mnist, signals).Select(claim =>
                    figure is null && claim.Figure == TellingApart.Id ? claim with { Figure = null } : claim),
            ]);
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
            $"{lead} Most confused: {pairs[0].Share:0.#} % of the class “{pairs[0].Actual}” are taken for “{pairs[0].Predicted}”.");
    }
}
