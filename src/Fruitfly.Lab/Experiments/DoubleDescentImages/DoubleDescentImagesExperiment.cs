using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentImages;

/// <summary>Trains networks from narrow to wide on a few thousand images, with and without label noise: one hidden
/// layer on MNIST or other images, and convolutions on CIFAR where the user has it.</summary>
sealed class DoubleDescentImagesExperiment : Experiment<DoubleDescentImagesOptions, SweepTraining>
{
    public override string Name => "double-descent-images";

    public override string Title => "Double descent on images";

    public override string Summary =>
        "The curve that made double descent known: one hidden layer on 4,000 images, from two hidden units to " +
        "several hundred. " +
        "With squared loss the peak should stand where there are as many parameters as examples × classes.";

    public override string Source =>
        "Belkin et al. 2019, figure 3; Nakkiran et al. 2020; slides \"Measuring performance\"";

    public override bool ReadsImages => true;

    public override DataFileException? Missing(ExperimentSettings settings) => settings.Images.Missing;

    /// <exception cref="DataFileException">there are no image files, or they are damaged</exception>
    protected override IEnumerable<(SweepTraining Key, Trial Trial)> Plan(
        DoubleDescentImagesOptions options, PlanningContext context)
    {
        var sets = context.Images.All();
        // One hidden layer takes the first set without colours, if there is one, and
        // convolutions the first with colours.
        var layer = Describe(sets.FirstOrDefault(set => set.Channels == 1) ?? sets[0])!;
        var colours = options.ChannelSeeds > 0 ? Describe(sets.FirstOrDefault(set => set.Channels > 1)) : null;
        return Plan(options, layer, colours is { ArePhotographs: true } ? colours : null);

        ImageRecipes? Describe(ImageSet? set) => set is null
            ? null : new(set.DescribePart(options.Examples, options.TestExamples, PixelScaling.UnitInterval));
    }

    protected override IEnumerable<(SweepTraining Key, Trial Trial)> PlanAgain(
        DoubleDescentImagesOptions options, PlanningContext context, IReadOnlyList<Trial> trials)
    {
        return Plan(options, Of(trials.First(trial => trial.Network.Layers[0] is Linear))!,
            Of(trials.FirstOrDefault(trial => trial.Network.Layers[0] is Reshape)));

        static ImageRecipes? Of(Trial? trial) => trial is null ? null : ImageRecipes.Of(trial);
    }

    static IEnumerable<(SweepTraining Key, Trial Trial)> Plan(
        DoubleDescentImagesOptions options, ImageRecipes layer, ImageRecipes? photographs) =>
        Sweeps(options, layer, photographs).SelectMany(sweep => sweep.Plan());

    // The images are those that the trials were trained on, which need not be the ones found now.
    protected override Findings Measure(
        DoubleDescentImagesOptions options, Results<SweepTraining> results, MeasuringContext context)
    {
        var photographs = Of(ImageRecipes.ChannelsId);
        return DescentFindings.Of(
            Sweeps(options, Of(ImageRecipes.HiddenLayerId)!, photographs), results,
            sweeps =>
            [
                .. ImageDescentClaims.Of(Name, sweeps), .. photographs is null ? LeftOut(options) : [],
            ]);

        ImageRecipes? Of(string recipe) =>
            results.Keys.Where(key => key.Recipe == recipe).Select(key => ImageRecipes.Of(results[key].Trial))
                .FirstOrDefault();
    }

    /// <summary>What is published of convolutions, where none are trained.</summary>
    IEnumerable<Claim> LeftOut(DoubleDescentImagesOptions options) =>
        ImageDescentClaims.Of(Name, [OfChannels(options, ImageRecipes.Cifar).Untrained()]).Select(claim => claim with
        {
            Figure = null,
            Reason = options.ChannelSeeds == 0
                ? "These settings leave convolutions on CIFAR out: channel-seeds is 0."
                : "There are no files of CIFAR here, which do not come with the program.",
        });

    static PlannedSweep OfChannels(DoubleDescentImagesOptions options, ImageRecipes photographs) => new(
        photographs.Channels(options.ChannelEpochs), options.Noise / 100,
        SeedRange.From(options.FirstSeed, options.ChannelSeeds));

    static IEnumerable<PlannedSweep> Sweeps(
        DoubleDescentImagesOptions options, ImageRecipes layer, ImageRecipes? photographs)
    {
        var recipe = layer.HiddenLayer(options.Epochs).WithWidths(options.Widths, options.Largest);
        var sweeps =
            PlannedSweep.WithAndWithout(options.Noise, recipe, SeedRange.From(options.FirstSeed, options.Seeds));
        return photographs is null ? sweeps : [.. sweeps, OfChannels(options, photographs)];
    }
}
