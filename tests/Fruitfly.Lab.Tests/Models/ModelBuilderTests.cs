using Fruitfly.Data;
using Fruitfly.Lab.Models;
using Fruitfly.Lab.Setups;
using Fruitfly.Models;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Models;

public sealed class ModelBuilderTests
{
    static readonly ModelBuilder Builder = new() { Places = new DataPlaces(), Command = "fruitfly train" };

    static Trial[] Trials(SetupData data = SetupData.Circles, int seeds = 3) =>
        [.. SetupPlan.Of(TrainingSetup.Of(data) with { Epochs = 2, HiddenLayers = [4], Seeds = seeds }).Trials];

    [Fact]
    public void Trials_are_trained_again_to_the_same_bits()
    {
        var (trials, counts) = (Trials(), new List<int>());

        var model = Builder.Train(trials, new Counter(counts));

        counts.ShouldBe([1, 2, 3]);
        model.Description.Outputs.ShouldBe(ModelOutputs.Logits);
        model.Description.Classes.ShouldBe(["0", "1"]);
        model.Description.Origin.Trials.ShouldBe(trials.Select(TrialIdentity.Hash));
        float[] own = new float[model.Networks[1].ParameterCount], again = new float[own.Length];
        model.Networks[1].CopyParametersTo(own);
        new TrialExecution().Train(trials[1], default).Network.CopyParametersTo(again);
        own.ShouldBe(again);
    }

    [Fact]
    public void An_ensemble_is_measured_by_what_its_networks_were_measured_by_on_the_same_examples()
    {
        var trials = Trials();
        Fruitfly.Models.ModelMetric[] single =
            [new("error", "test examples", 0.5), new("log-loss", "test examples", 0.7),
                new("loss", "test examples", 1)];
        var test = trials[0].Data.Load(trials[0].Seed).Test!;

        var model = (Builder with { Metrics = single }).Train(trials);

        var labels = test.Labels.ToArray();
        var predictions = model.Predict(test.Inputs);
        var wrong = labels.Index().Count(label => predictions.Label(label.Index) != label.Item);
        var measured = model.Description.EnsembleMetrics.ShouldNotBeNull();
        measured.Select(metric => metric.Name).ShouldBe(["error", "log-loss"]);
        measured[0].Value.ShouldBe((double)wrong / labels.Length);
        measured[0].Low.ShouldNotBeNull().ShouldBeLessThan(measured[0].Value);
        measured[0].Covers.ShouldBe("examples");
        (Builder with { Metrics = single }).Train(trials[..1]).Description.EnsembleMetrics.ShouldBeNull();
        Builder.Train(trials).Description.EnsembleMetrics.ShouldBeNull();
    }

    [Fact]
    public void Real_values_of_an_ensemble_are_measured_in_the_units_of_the_target()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-model-");
        var file = Path.Combine(folder.FullName, "t.csv");
        File.WriteAllLines(file, Enumerable.Range(0, 60)
            .Select(i => FormattableString.Invariant($"{i % 7 + 0.5},{i % 11 + 0.25},{1000.5 * (i % 7) + i}"))
            .Prepend("a,b,price"));
        var read = Data.Files.DescribedFile.Read(file);
        var places = new DataPlaces();
        places.Files.Give(read);
        var data = read.Description with
        {
            Standardize = true,
            StandardizeTargets = true,
            Split = new() { TrainSplit = 0.5, Seed = 1 },
        };
        Trial[] trials = [.. Trials(SetupData.ToyFunction, 2).Select(trial => trial with
        {
            Data = data,
            Network = Architecture.Mlp(2, 4, 1),
        })];

        var model = (Builder with
        {
            Places = places,
            Metrics = [new("root-mean-squared-error", "test examples", 1)],
        }).Train(trials);

        var test = data.Load(1, places).Test!;
        var predictions = model.Predict(test.Inputs).Values.ToArray();
        var scale = model.Description.Preprocessing!;
        var squares = test.Values.ToArray().Zip(predictions, (target, value) =>
            Math.Pow(scale.TargetMeans[0] + scale.TargetDeviations[0] * target - value, 2));
        model.Description.EnsembleMetrics!.Single().Value.ShouldBe(Math.Sqrt(squares.Average()), 1e-6);
        model.Description.EnsembleMetrics![0].Value.ShouldBeGreaterThan(100);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Least_squares_on_classes_gives_scores_and_real_targets_values()
    {
        var trials = Trials(seeds: 1);
        var squares = trials[0] with { Recipe = trials[0].Recipe with { Loss = Training.Losses.Loss.LeastSquares } };
        Builder.Train([squares]).Description.Outputs.ShouldBe(ModelOutputs.Scores);
        Builder.Train(Trials(SetupData.ToyFunction, 1)).Description.Outputs.ShouldBe(ModelOutputs.Values);
    }

    [Fact]
    public void Networks_that_diverged_are_left_out()
    {
        var trials = Trials();
        Network[] networks = [.. trials.Select(trial => new Network(trial.Network, trial.Seed))];
        networks[1].CopyParametersFrom(Enumerable.Repeat(float.NaN, networks[1].ParameterCount).ToArray());

        var model = Builder.Build(trials, networks);

        model.Networks.ShouldBe([networks[0], networks[2]]);
        model.Description.Origin.Trials.ShouldBe([TrialIdentity.Hash(trials[0]), TrialIdentity.Hash(trials[2])]);
        Should.Throw<ModelException>(() => Builder.Build([trials[1]], [networks[1]])).Message
            .ShouldContain("Training diverged");
    }

    [Fact]
    public void Trials_of_which_no_model_can_be_made_are_refused()
    {
        var trials = Trials();
        Refused([], "no trial");
        Refused([trials[0], trials[1] with { Recipe = trials[1].Recipe with { Optimizer = new Adam(0.5) } }],
            "several settings");
        Refused([trials[0], trials[1] with { Network = Architecture.Mlp(2, 7, 2) }], "several settings");

        static void Refused(Trial[] trials, string problem) =>
            Should.Throw<ModelException>(() => Builder.Train(trials)).Message.ShouldContain(problem);
    }

    sealed class Counter(List<int> counts) : IProgress<int>
    {
        public void Report(int value) => counts.Add(value);
    }
}
