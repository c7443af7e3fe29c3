using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.ImageModels;
using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.ImageModels;

public sealed class ImageModelsExperimentTests : IDisposable
{
    static readonly ImageModelsExperiment Experiment = new();

    /// <summary>The published content, of which no file is needed to measure.</summary>
    static readonly ImageDescription Fashion = new()
    {
        Set = "fashion-mnist", Sha256 = KnownContent,
        Whole = new DataSize(60_000, 0, 10_000, 784, 10, 10), Scaling = new PixelScaling([0.286], [0.353]),
    };

    readonly ImageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_kinds_of_network_train_on_the_same_images_once_for_each_seed()
    {
        var plan = Experiment.Plan(_folder.Settings(Experiment, ("seeds", 2), ("first-seed", 5)));

        plan.Count.ShouldBe(6);
        plan.Select(trial => trial.Seed).Distinct().ShouldBe([5UL, 6]);
        plan.Select(trial => TrialIdentity.Hash(trial)).ShouldBeUnique();
        plan.Select(trial => trial.Data).Distinct().Count().ShouldBe(1);
        ((ImageDescription)plan[0].Data).TrainingExamples.ShouldBeNull("there are fewer than the preset asks for");
    }

    [Fact]
    public void Fewer_examples_are_drawn_once_for_all_seeds()
    {
        var data = (ImageDescription)Experiment.Plan(
            _folder.Settings(Experiment, ("examples", 50), ("test-examples", 30)))[0].Data;

        (data.TrainingExamples, data.TestExamples, data.SubsetSeed).ShouldBe((50, 30, 0UL));
        data.DependsOnSeed.ShouldBeFalse();
    }

    [Fact]
    public void A_short_real_training_on_images_in_the_real_format_goes_the_whole_way()
    {
        var settings = _folder.Settings(Experiment, ("seeds", 2), ("epochs", 6));
        var execution = new TrialExecution(new DataPlaces(settings.Images), threads: 2);
        var findings =
            Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, default))]);

        findings.Figures.Select(figure => figure.Id).ShouldBe(
            ["convolutional-error", "fully-connected-error", "logistic-error", "confusions", "samples"]);
        findings.Claims.Select(claim => claim.Id).ShouldBe(["hidden-layers-help", "convolution-helps"]);
        findings.Lead.ShouldContain("(unknown files) after all 200 training images");
        findings.Tables[0].Rows.Count.ShouldBe(3);
        findings.Tables[^1].Rows.Single()[1].ShouldBe("unknown files");
        foreach (var claim in findings.Claims)
            findings.Figures.ShouldContain(figure => figure.Id == claim.Figure);
    }

    [Fact]
    public void Published_accuracies_are_tested_where_all_images_were_used()
    {
        var findings = Measure(null, (84.2, 0.01), (89, 0.05), (91, 0.05));

        Verdict(findings, "logistic-accuracy").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "fully-connected-accuracy").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "convolutional-accuracy").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "convolutional-people").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "hidden-layers-help").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "convolution-helps").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        var accuracy = findings.Claims.Single(claim => claim.Id == "convolutional-accuracy");
        accuracy.Measured!.Value.ShouldBe(91, 1e-9);
        (accuracy.Count, accuracy.Source, accuracy.Published).ShouldBe(
            (3, "Benchmark table in the README of Fashion-MNIST", "92.2 %"));
        findings.Lead.ShouldStartWith(
            "Test accuracy on Fashion-MNIST (verified) after all 60,000 training images: logistic regression 84.2 %");
        findings.Lead.ShouldEndWith("Most confused: 2 % of the class “T-shirt/top” are taken for “trouser”.");
        findings.Tables[0].Rows[0][^1].ShouldBe("84.2");
    }

    [Fact]
    public void A_subset_tests_the_order_but_no_published_accuracy()
    {
        var findings = Measure(6000, (84.2, 0.01), (84, 0.05), (91, 0.05));

        findings.Claims.Where(claim => claim.Id.Contains('-') && claim.Published.EndsWith('%'))
            .ShouldAllBe(claim =>
                claim.Verdict == Studies.Evidence.Verdict.NotTested && claim.Reason!.Contains("6,000 of 60,000"));
        Verdict(findings, "hidden-layers-help").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "convolution-helps").ShouldBe(Studies.Evidence.Verdict.Confirmed);
    }

    [Fact]
    public void Where_every_trial_diverges_the_report_says_so_and_tests_nothing()
    {
        var plan = Experiment.Plan(_folder.Settings(Experiment));
        var findings = Experiment.Measure(
            _folder.Settings(Experiment),
            [.. plan.Select(trial => new TrialResult(trial, new History([], new Divergence(1, null)), 1, 1))]);

        findings.Figures.Select(figure => figure.Id).ShouldBe(["samples"]);
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Studies.Evidence.Verdict.NotTested);
        findings.Lead.ShouldContain("the convolutional network diverged");
    }

    [Fact]
    public void A_folder_without_images_is_an_error_with_a_hint()
    {
        var settings = new ExperimentSettings(Experiment, Preset.Quick) { Images = new ImageSets("/nowhere") };

        Should.Throw<DataFileException>(() => Experiment.Plan(settings)).Hint.ShouldContain("train-images-idx3-ubyte");
        Experiment.Missing(settings)
            .ShouldBeNull("a folder that the user names is an error, not something to leave out");
    }

    /// <summary>Findings for three seeds around the given accuracies.</summary>
    static Findings Measure(int? examples, params (double Accuracy, double Spread)[] classifiers)
    {
        var settings = new ExperimentSettings(Experiment, Preset.Full) { Images = new ImageSets("/nowhere") };
        var data = Fashion with { TrainingExamples = examples };
        var results =
            from classifier in ImageClassifier.All.Zip(classifiers)
            from seed in Enumerable.Range(0, 3)
            let error = 1 - (classifier.Second.Accuracy + classifier.Second.Spread * (seed - 1)) / 100
            select KeyValuePair.Create<object, TrialResult>(new ClassifierTraining(classifier.First.Id, (ulong)seed),
                new TrialResult(
                new Trial(data, Network, classifier.First.RecipeFor(10), (ulong)seed),
                new History(
                    [
                        new Evaluation(0, 0, 0.001, new Score(2.3, 0.9), null, new Score(2.3, 0.9)),
                        new Evaluation(6000, 10, 0.001, new Score(0.1, 0.05), null, new Score(0.3, error)),
                    ],
                    null)
                { Confusions = Diagonal }, 105_866, 1));
        return Experiment.Measure(settings, new TrialResults(results.ToDictionary()));
    }

    /// <summary>As <c>sha256sum</c> and <see cref="ImageSet.Sha256"/> name the files of the package.</summary>
    const string KnownContent = "5cf0562c46b89a77940b86f40a9a4325e7bed59d53ec555c4d14f0bed41ca53a";

    static Fruitfly.Networks.Architecture Network { get; } = Fruitfly.Networks.Architecture.Mlp(784, 10);

    /// <summary>1,000 of each class, of which 2 % are taken for the next.</summary>
    static ConfusionMatrix Diagonal { get; } =
        new(10, [.. Enumerable.Range(0, 100)
            .Select(i => ((i % 10 - i / 10 + 10) % 10) switch { 0 => 980, 1 => 20, _ => 0 })]);

    static Verdict Verdict(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id).Verdict;
}
