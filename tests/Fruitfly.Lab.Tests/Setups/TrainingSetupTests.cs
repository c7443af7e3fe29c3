using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class TrainingSetupTests
{
    public static TheoryData<SetupData> Kinds => [.. Enum.GetValues<SetupData>().Where(data => data != SetupData.File)];

    [Fact]
    public void Without_a_word_it_is_the_lectures_network_on_the_published_data()
    {
        var setup = TrainingSetup.Parse([]);
        setup.Mnist1d.ShouldBe(new Mnist1dSettings());
        setup.Size().ShouldBe(new DataSize(3200, 800, 1000, 40, 10, 10));
        setup.ToArchitecture(setup.Size()!.Value).Layers.ShouldBe([new Linear(100), new Relu(), new Linear(100),
            new Relu(), new Linear(10)]);
        var recipe = setup.ToRecipe(setup.Size()!.Value);
        (recipe.Loss, recipe.Optimizer, recipe.Schedule, recipe.Batches, recipe.Duration,
            recipe.EvaluateEvery).ShouldBe((
            Loss.CrossEntropy, new Sgd(0.05, Momentum: 0.9), new StepSchedule(10, 0.5), Batches.Shuffled(100),
            Duration.Epochs(50),
            Duration.Epochs(1)));
        setup.ToPairs().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_size_is_told_before_the_data_are_made(SetupData kind)
    {
        var setup = TrainingSetup.Of(kind) with { Samples = 123, TrainSplit = 0.77, ValidationShare = 0.13 };
        setup.Size().ShouldBe(DataSize.Of(setup.DataOf()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_defaults_of_every_kind_of_data_train_a_network_that_beats_guessing(SetupData kind)
    {
        var setup = TrainingSetup.Of(kind);
        var data = setup.DataOf();
        var network = new Network(setup.ToArchitecture(data), setup.Seed);
        var history =
            Trainer.Train(network, data, setup.ToRecipe(data) with { Duration = Duration.Epochs(setup.Epochs / 4) },
                setup.Seed);
        history.Last.Test.ShouldBeNull();
        history.Last.Validation!.Loss.ShouldBeLessThan(history.First.Validation!.Loss);
        if (data.IsClassification)
            history.Last.Validation.Error.ShouldBeLessThan(0.8 * (1 - 1.0 / data.Classes));
    }

    [Fact]
    public void The_data_do_not_depend_on_the_seed_of_training()
    {
        var setup = TrainingSetup.Of(SetupData.Spirals) with { LabelNoise = 0.3 };
        var (one, other) = (setup.DataOf(), (setup with { Seed = 99 }).DataOf());
        one.Training.Inputs.SequenceEqual(other.Training.Inputs).ShouldBeTrue();
        one.Training.Labels.SequenceEqual(other.Training.Labels).ShouldBeTrue();
        one.Training.Labels.SequenceEqual((setup with { LabelNoise = 0 }).DataOf().Training.Labels).ShouldBeFalse();
        one.Validation!.Labels.SequenceEqual((setup with { LabelNoise = 0 }).DataOf().Validation!.Labels)
            .ShouldBeTrue();
    }

    [Theory]
    [InlineData("logistic", 410)]
    [InlineData("mlp", 15_210)]
    [InlineData("cnn", 5_210)]
    [InlineData("gru", 5_134)]
    public void The_networks_of_mnist1d_have_their_published_parameters(string network, long parameters)
    {
        var setup = Parse(("network", network));
        NetworkSummary.Of(setup.ToArchitecture(setup.Size()!.Value)).Parameters.ShouldBe(parameters);
    }

    [Theory]
    [InlineData("circles", "logistic")]
    [InlineData("circles", "mlp")]
    [InlineData("three-spirals", "gru")]
    public void They_take_other_data_too(string kind, string network)
    {
        var setup = Parse(("data", kind), ("network", network));
        var data = setup.DataOf();
        var trained = new Network(setup.ToArchitecture(data), 1);
        (trained.Inputs, trained.Outputs).ShouldBe((2, data.Classes));
        Trainer.Train(trained, data,
            setup.ToRecipe(data) with { Duration = Duration.Steps(3) }).Diverged.ShouldBeFalse();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(77)]
    public void Convolutions_take_signals_of_any_length_from_three_values(int length)
    {
        var setup = Parse(("network", "cnn"), ("final-length", $"{length}"), ("samples", "100"));
        var data = setup.DataOf();
        Trainer.Train(new Network(setup.ToArchitecture(data), 1), data,
            setup.ToRecipe(data) with { Duration = Duration.Steps(3) })
            .Diverged.ShouldBeFalse();
    }

    [Fact]
    public void Layers_activation_dropout_and_initializer_make_the_network()
    {
        var setup = Parse(
            ("data", "circles"), ("hidden-layers", "4,3"), ("activation", "tanh"), ("dropout", "0.25"),
            ("initializer", "normal"),
            ("weight-variance", "0.5"));
        var architecture = setup.ToArchitecture(setup.Size()!.Value);
        architecture.Layers.ShouldBe(
            [new Linear(4), new Tanh(), new Dropout(0.25), new Linear(3), new Tanh(), new Dropout(0.25),
                new Linear(2)]);
        architecture.Initializer.ShouldBe(new NormalInitializer(0.5));
        var linear = Parse(("data", "circles"), ("hidden-layers", "none"));
        linear.ToArchitecture(linear.Size()!.Value).Layers.ShouldBe([new Linear(2)]);
    }

    [Fact]
    public void Optimizer_schedule_batches_and_length_make_the_recipe()
    {
        var setup = Parse(
            ("data", "toy-function"), ("optimizer", "adamw"), ("learning-rate", "0.02"), ("beta1", "0.8"),
            ("beta2", "0.99"),
            ("weight-decay", "0.1"), ("schedule", "cosine"), ("warm-up", "5"), ("batch-size", "full"),
            ("steps", "1000"));
        var recipe = setup.ToRecipe(setup.Size()!.Value);
        (recipe.Loss, recipe.Optimizer, recipe.Schedule, recipe.Batches, recipe.Duration,
            recipe.EvaluateEvery).ShouldBe((
            Loss.LeastSquares, new AdamW(0.02, 0.8, 0.99, WeightDecay: 0.1),
            new WarmUpSchedule(5, new CosineSchedule()), Batches.Full,
            Duration.Steps(1000), Duration.Steps(5)));
    }

    static TrainingSetup Parse(params (string Name, string Value)[] pairs) =>
        TrainingSetup.Parse(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
