using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.DoubleDescentImages;

/// <summary>Trains networks from narrow to wide on a few thousand images, with and without label noise: one hidden layer on MNIST or
/// other images, and convolutions on CIFAR where the user has it.</summary>
public sealed class DoubleDescentImagesExperiment : OrderedExperiment
{
    public override string Name => "double-descent-images";

    public override string Title => "Double descent on images";

    public override string Summary =>
        "The curve that made double descent known: one hidden layer on 4,000 images, from two hidden units to several hundred. " +
        "With squared loss the peak should stand where there are as many parameters as examples × classes.";

    public override string Source => "Belkin et al. 2019, figure 3; Nakkiran et al. 2020; slides \"Measuring performance\"";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "networks of each width with one hidden layer", Quick: 3, Full: 3, Minimum: 1, Maximum: 10_000),
        new("channel-seeds", "convolutional networks of each width on CIFAR, where there is one; 0 to leave them out", Quick: 0, Full: 1, Minimum: 0, Maximum: 10_000),
        new("widths", "widths, evenly spread over those of the full preset", Quick: 8, Full: 24, Minimum: 3, Maximum: 24),
        new("largest", "the widest hidden layer", Quick: 130, Full: 300, Minimum: 10, Maximum: 300),
        new("noise", "training labels that are drawn again (%), beside none", Quick: 20, Full: 20, Minimum: 0, Maximum: 100, IsInteger: false),
        new("examples", "training images, drawn once; all where there are no more", Quick: 300, Full: 4000, Minimum: 10, Maximum: int.MaxValue),
        new("test-examples", "test images, drawn once; all where there are no more", Quick: 1000, Full: 10_000, Minimum: 1, Maximum: int.MaxValue),
        new("epochs", "passes over the training images", Quick: 600, Full: 500, Minimum: 1, Maximum: 100_000),
        new("channel-epochs", "the same for the convolutional networks", Quick: 60, Full: 60, Minimum: 1, Maximum: 100_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    public override bool ReadsImages => true;

    public override DataFileException? Missing(ExperimentSettings settings) => settings.Images.Missing;

    /// <exception cref="DataFileException">there are no image files, or they are damaged</exception>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings)
    {
        var sets = settings.Images.All();
        // One hidden layer takes the first set without colours, if there is one, and convolutions the first with colours.
        ImageSet?[] chosen =
        [
            sets.FirstOrDefault(set => set.Channels == 1) ?? sets[0],
            settings.Integer("channel-seeds") > 0 ? sets.FirstOrDefault(set => set.Channels > 1) : null,
        ];
        var images = chosen.OfType<ImageSet>().Distinct()
            .Select(set => set.DescribePart(settings.Integer("examples"), settings.Integer("test-examples"), PixelScaling.UnitInterval));
        return [.. Sweeps(settings, images).SelectMany(sweep => sweep.Plan(settings.Integer("first-seed")))];
    }

    // The images are those that the trials were trained on, which need not be the ones found now.
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress, CancellationToken cancellation) => DescentFindings.Of(
        Sweeps(settings, results.Select(result => (ImageDescription)result.Trial.Data with { LabelNoise = null }).DistinctBy(images => images.Sha256)),
        results, sweeps => ImageDescentClaims.Of(Name, sweeps));

    static IEnumerable<PlannedSweep> Sweeps(ExperimentSettings settings, IEnumerable<ImageDescription> images)
    {
        List<ImageRecipes> recipes = [.. images.Select(set => new ImageRecipes(set))];
        var layer = recipes[0].HiddenLayer(settings.Integer("epochs")).WithWidths(settings.Integer("widths"), settings.Integer("largest"));
        var sweeps = PlannedSweep.WithAndWithout(settings["noise"], layer, settings.Integer("seeds"));
        return settings.Integer("channel-seeds") is var seeds and > 0 && recipes.Find(set => set.ArePhotographs) is { } photographs
            ? [.. sweeps, new PlannedSweep(photographs.Channels(settings.Integer("channel-epochs")), settings["noise"] / 100, seeds)]
            : sweeps;
    }
}
