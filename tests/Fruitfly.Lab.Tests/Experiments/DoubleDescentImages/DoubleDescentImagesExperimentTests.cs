using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Lab.Experiments.DoubleDescentImages;
using Fruitfly.Lab.Tests.Experiments.ImageModels;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescentImages;

public sealed class DoubleDescentImagesExperimentTests : IDisposable
{
    static readonly DoubleDescentImagesExperiment Experiment = new();

    readonly ImageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_width_is_trained_with_and_without_label_noise_on_the_same_images()
    {
        var plan = Experiment.Plan(_folder.Settings(Experiment, ("seeds", 2), ("widths", 3), ("examples", 50)));

        plan.Count.ShouldBe(2 * 3 * 2);
        plan.Select(TrialIdentity.Hash).ShouldBeUnique();
        var data = plan.Select(trial => (ImageDescription)trial.Data).Distinct().ToList();
        data.Select(images => images.LabelNoise).ShouldBe([0.2, null]);
        data.ShouldAllBe(images => images.TrainingExamples == 50 && images.SubsetSeed == 0);
        Experiment.Plan(_folder.Settings(Experiment, ("noise", 0)))
            .ShouldAllBe(trial => ((ImageDescription)trial.Data).LabelNoise == null);
    }

    [Fact]
    public void Convolutions_are_trained_on_photographs_where_the_user_has_them()
    {
        Experiment.Plan(_folder.Settings(Experiment, ("channel-seeds", 1), ("noise", 0)))
            .ShouldAllBe(trial => trial.Network.Inputs == 64);

        _folder.AddCifar100();

        var photographs = Experiment.Plan(_folder.Settings(Experiment, ("channel-seeds", 1), ("noise", 30)))
            .Where(trial => trial.Network.Inputs == 3072).ToList();
        photographs.Count.ShouldBe(10);
        photographs.ShouldAllBe(trial =>
            ((ImageDescription)trial.Data).LabelNoise == 0.3 && trial.Network.Layers.Contains(new Linear(100)));
    }

    [Theory]
    [InlineData(0, "channel-seeds is 0")]
    [InlineData(1, "no files of CIFAR")]
    public void Without_convolutions_what_is_said_of_them_is_listed_with_the_reason(int seeds, string reason)
    {
        Findings Run()
        {
            var settings = _folder.Settings(
                Experiment, ("seeds", 2), ("channel-seeds", seeds), ("widths", 3), ("epochs", 1), ("channel-epochs", 1),
                ("examples", 40), ("test-examples", 20));
            var execution = new TrialExecution(new DataPlaces(settings.Images));
            return Experiment.Measure(
                settings, [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, default))]);
        }

        var without = Run();
        var channels = without.Claims.Where(claim => claim.Id.Contains("channels")).ToList();
        channels.Count.ShouldBe(5);
        channels.ShouldAllBe(claim => claim.Verdict == Studies.Evidence.Verdict.NotTested
            && claim.Reason!.Contains(reason) && claim.Figure == null);

        if (seeds == 0)
            return;
        _folder.AddCifar100();
        Run().Claims.Select(claim => claim.Id).ShouldBe(without.Claims.Select(claim => claim.Id));
    }

    [Fact]
    public void The_formulas_of_the_parameters_count_those_of_the_networks()
    {
        _folder.AddCifar100();
        foreach (var images in new ImageSets(_folder.Path).All().Where(set => set.Height is 8 or 32))
        {
            var recipes = new ImageRecipes(images.Describe());
            recipes.ArePhotographs.ShouldBe(images.Height == 32);
            foreach (var recipe in (DescentRecipe[])[recipes.HiddenLayer(1),
                .. recipes.ArePhotographs ? [recipes.Channels(1)] : (DescentRecipe[])[]])
                foreach (var width in (int[])[1, 3, 8])
                    ((double)new Network(recipe.Network(width)).ParameterCount)
                        .ShouldBe(recipe.Parameters(width), $"{recipe.Id} of {width}");
        }
    }

    [Fact]
    public void A_short_real_training_goes_the_whole_way()
    {
        _folder.AddCifar100();
        var settings = _folder.Settings(
            Experiment, ("seeds", 2), ("channel-seeds", 1), ("widths", 3), ("epochs", 2), ("channel-epochs", 1),
            ("examples", 60), ("test-examples", 40));
        var execution = new TrialExecution(new DataPlaces(settings.Images));
        var findings =
            Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, default))]);

        findings.Figures.Select(figure => figure.Id).ShouldBe(
            ["hidden-layer-error", "hidden-layer-loss", "hidden-layer-epochs", "channels-error", "channels-loss"]);
        findings.Tables.Single().Rows.Count.ShouldBe(3);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
    }

    [Fact]
    public void What_is_measured_names_the_images_of_the_trials_though_others_are_found_now()
    {
        var settings = _folder.Settings(Experiment, ("seeds", 1), ("widths", 3), ("epochs", 1), ("examples", 60));
        var execution = new TrialExecution(new DataPlaces(settings.Images));
        TrialResult[] results = [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, default))];
        var elsewhere =
            new ExperimentSettings(Experiment, Preset.Quick, settings.Changed) { Images = new ImageSets("/nowhere") };

        Experiment.Measure(elsewhere, results).Figures.Select(figure => figure.Subtitle)
            .ShouldBe(Experiment.Measure(settings, results).Figures.Select(figure => figure.Subtitle));
    }

    [Fact]
    public void A_folder_without_images_is_an_error_and_not_passed_over() =>
        Should.Throw<Fruitfly.Data.Files.DataFileException>(
            () => Experiment.Plan(new ExperimentSettings(Experiment,
                Preset.Quick)
            { Images = new ImageSets("/nowhere") })).File.ShouldBe("/nowhere");

    [Fact]
    public void A_peak_where_parameters_equal_examples_times_classes_confirms_the_claims()
    {
        var findings = Measure(width => 1 + Math.Exp(-Math.Pow((width - 6.0) / 4, 2)) - width / 200.0);

        Verdict(findings, "hidden-layer-loss-peak").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "hidden-layer-loss-peak-at-classes").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "clean-hidden-layer-loss-peak").ShouldBe(Studies.Evidence.Verdict.Confirmed);
    }

    [Fact]
    public void A_loss_that_only_falls_confirms_no_peak()
    {
        var findings = Measure(width => 1 - width / 200.0);

        Verdict(findings, "hidden-layer-loss-peak").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "hidden-layer-loss-peak-at-classes").ShouldNotBe(Studies.Evidence.Verdict.Confirmed);
    }

    /// <summary>Findings of made-up results: 40 examples of 8 × 8 pixels and ten classes, so that 400
    /// parameters are those of 5.2 units.</summary>
    Findings Measure(Func<int, double> loss)
    {
        var settings = _folder.Settings(Experiment, ("seeds", 3), ("examples", 40), ("widths", 20));
        return Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(Result)]);

        TrialResult Result(Trial trial)
        {
            var width = (Parameters(trial) - 10) / 75;
            var value = loss(width) + 0.001 * trial.Seed + 10 * Chance.Of(trial);
            var score = new Score(value, value / 4);
            return new TrialResult(trial, new History([new Evaluation(1, 1, 0.1, score, null, score)], null),
                Parameters(trial), 1);
        }
    }

    static int Parameters(Trial trial) => new Network(trial.Network).ParameterCount;

    static Verdict Verdict(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id).Verdict;
}
