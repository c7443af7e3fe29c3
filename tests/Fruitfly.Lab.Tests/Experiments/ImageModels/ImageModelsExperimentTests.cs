using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.ImageModels;
using Fruitfly.Measurement;
using Fruitfly.Networks.Layers;
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
    public void The_recurrent_network_reads_an_image_row_by_row()
    {
        var plan = Experiment.Plan(_folder.Settings(Experiment, ("seeds", 1), ("recurrent-seeds", 2)));

        var recurrent = plan.Where(trial => trial.Network.Layers.Any(layer => layer is Gru)).ToList();
        recurrent.Select(trial => trial.Seed).ShouldBe([0UL, 1]);
        recurrent.ShouldAllBe(trial => trial.Network.Layers[0] == (Layer)new Reshape(8, 8, 1, FlattenOrder.ByPosition));
        plan.Count.ShouldBe(5, "nothing is said of these images beside MNIST-1D");
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

    [Fact]
    public void The_slides_row_of_mnist_is_tested_and_mnist_1d_tells_the_kinds_apart_better()
    {
        var findings = MeasureMnist(null, signals: [31.5, 64, 90, 93], 92.6, 98.7, 99.4, 99.4);

        Verdict(findings, "logistic-slides").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "fully-connected-slides").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "recurrent-slides").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "convolutional-slides").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "human-slides").ShouldBe(Studies.Evidence.Verdict.NotTested);
        Verdict(findings, "mnist-alike").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        var apart = findings.Claims.Single(claim => claim.Id == "mnist1d-tells-apart");
        apart.Verdict.ShouldBe(Studies.Evidence.Verdict.Confirmed);
        apart.Measured!.Value.ShouldBe(28.56 - 3.30, 0.1);
        findings.Figures.Single(figure => figure.Id == "mnist-and-mnist1d").Title
            .ShouldBe("Kinds of network differ by 28.6 points on MNIST-1D, by 3.3 on MNIST");
        findings.Tables.Single(table => table.Id == "mnist-and-mnist1d-table").Rows[^2][0]
            .ShouldBe("kinds differ by (points)");
        findings.Figures.Select(figure => figure.Id).Concat(findings.Tables.Select(table => table.Id)).ShouldBeUnique();
    }

    [Fact]
    public void Where_mnist_tells_them_apart_as_well_the_claim_is_contradicted()
    {
        var findings = MeasureMnist(6000, signals: [98, 99, 99, 99], 60, 70, 80, 90);

        Verdict(findings, "mnist1d-tells-apart").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "mnist1d-tells-apart-by-seeds").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "mnist-alike").ShouldBe(Studies.Evidence.Verdict.NotTested);
        Verdict(findings, "logistic-slides").ShouldBe(Studies.Evidence.Verdict.NotTested);
    }

    /// <summary>Findings for three seeds on MNIST and on MNIST-1D, from the simplest kind on.</summary>
    static Findings MeasureMnist(int? examples, double[] signals, params double[] onMnist)
    {
        var settings = new ExperimentSettings(Experiment, Preset.Full) { Images = new ImageSets("/nowhere") };
        var data = Fashion with
        {
            Set = "mnist",
            Sha256 = KnownImageSet.Mnist.Sha256,
            TrainingExamples = examples,
        };
        var results =
            from kind in ImageClassifier.All.Zip(onMnist, signals)
            from seed in Enumerable.Range(0, 3)
            from isOfSignals in (bool[])[false, true]
            let accuracy = (isOfSignals ? kind.Third : kind.Second) + 0.1 * (seed - 1) * (isOfSignals ? 10 : 1)
                + 0.001 * (seed * kind.First.Id.Length % 3) // or the seeds of all kinds would agree
            select KeyValuePair.Create<object, TrialResult>(
                new ClassifierTraining(kind.First.Id, (ulong)seed, isOfSignals),
                Ended(isOfSignals ? new Mnist1dDescription() : data, kind.First, (ulong)seed, 1 - accuracy / 100));
        return Experiment.Measure(settings, new TrialResults(results.ToDictionary()));
    }

    static TrialResult Ended(DataDescription data, ImageClassifier classifier, ulong seed, double error) => new(
        new Trial(data, Network, classifier.RecipeFor(10), seed),
        new History(
            [
                new Evaluation(0, 0, 0.001, new Score(2.3, 0.9), null, new Score(2.3, 0.9)),
                new Evaluation(6000, 10, 0.001, new Score(0.1, 0.05), null, new Score(0.3, error)),
            ],
            null)
        { Confusions = Diagonal }, 105_866, 1);

    /// <summary>Findings for three seeds around the given accuracies, without the recurrent network.</summary>
    static Findings Measure(int? examples, params (double Accuracy, double Spread)[] classifiers)
    {
        var settings = new ExperimentSettings(
            Experiment, Preset.Full, new Dictionary<string, double> { ["recurrent-seeds"] = 0 })
        { Images = new ImageSets("/nowhere") };
        var data = Fashion with { TrainingExamples = examples };
        var results =
            from classifier in ImageClassifier.All.Where(one => one != ImageClassifier.Recurrent).Zip(classifiers)
            from seed in Enumerable.Range(0, 3)
            let error = 1 - (classifier.Second.Accuracy + classifier.Second.Spread * (seed - 1)) / 100
            select KeyValuePair.Create<object, TrialResult>(new ClassifierTraining(classifier.First.Id, (ulong)seed),
                Ended(data, classifier.First, (ulong)seed, error));
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
