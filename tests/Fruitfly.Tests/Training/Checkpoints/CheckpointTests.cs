using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Checkpoints;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Training.Checkpoints;

public sealed partial class CheckpointTests : IDisposable
{
    // 4 epochs of 4 steps, the last of them with a smaller batch
    const int Steps = 16;

    static readonly DataSet Clouds = ToyData.Clouds();

    static readonly Recipe Recipe = new()
    {
        Optimizer = new Sgd(0.05, 0.9),
        Schedule = new WarmUpSchedule(3, new CosineSchedule()),
        Batches = Batches.Shuffled(17),
        Duration = Duration.Epochs(4),
        EvaluateAt = [6],
    };

    readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.safetensors");

    public void Dispose() => File.Delete(_path);

    public static TheoryData<Optimizer> Optimizers =>
        [new Sgd(0.05), new Sgd(0.05, 0.9), new Sgd(0.05, 0.9, true, 0.01), new Adam(0.01), new AdamW(0.01),
            new RmsProp(0.01), new RmsProp(0.01, Momentum: 0.9)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_run_cancelled_at_any_step_goes_on_to_the_same_bits(Optimizer optimizer)
    {
        var recipe = Recipe with { Optimizer = optimizer };
        var (whole, parameters) = Uninterrupted(recipe);
        for (var at = 0; at <= Steps; at++)
        {
            File.Delete(_path);
            CancelledAt(recipe, at);
            var network = Dropping();
            var history = Trainer.Train(network, Clouds, recipe, new Checkpoint(_path), seed: 7);

            Bits(history).ShouldBe(Bits(whole), $"cancelled after {at} steps");
            network.Storage.ShouldBe(parameters, $"cancelled after {at} steps");
        }
    }

    [Fact]
    public void A_run_cancelled_at_every_step_goes_on_to_the_same_bits()
    {
        var recipe = Recipe with { Optimizer = new Adam(0.01), Schedule = new StepSchedule(2, 0.5) };
        var (whole, parameters) = Uninterrupted(recipe);
        for (var at = 1; at < Steps; at++)
            CancelledAt(recipe, at);

        var network = Dropping();
        Bits(Trainer.Train(network, Clouds, recipe, new Checkpoint(_path), seed: 7)).ShouldBe(Bits(whole));
        network.Storage.ShouldBe(parameters);
    }

    [Theory]
    [InlineData(1), InlineData(3), InlineData(5)]
    public void A_run_that_breaks_down_goes_on_from_the_last_time_it_was_saved(int every)
    {
        var (whole, parameters) = Uninterrupted(Recipe);
        var checkpoint = new Checkpoint(_path) { Every = Duration.Steps(every) };
        Should.Throw<InvalidTimeZoneException>(() =>
            Trainer.Train(Dropping(), Clouds, Recipe, checkpoint, 7, new Watch(step =>
        {
            if (step == 12)
                throw new InvalidTimeZoneException();
        })));

        var network = Dropping();
        var first = 0;
        var history =
            Trainer.Train(network, Clouds, Recipe, checkpoint, 7, new Watch(step => first = first == 0 ? step : first));

        first.ShouldBe(11 / every * every + 1);
        Bits(history).ShouldBe(Bits(whole));
        network.Storage.ShouldBe(parameters);
    }

    [Fact]
    public void A_run_of_every_layer_and_of_real_values_goes_on_to_the_same_bits()
    {
        var data = ToyData.Sums();
        var recipe =
            Recipe with
            {
                Loss = Loss.LeastSquares,
                Optimizer = new AdamW(0.01),
                Batches = Batches.InOrder(20),
                Duration = Duration.Steps(8)
            };
        Network Make() => new(new Architecture { Inputs = 4, Layers = [.. TestLayers.OneOfEach, new Linear(1)] });
        var whole = Make();
        var expected = Trainer.Train(whole, data, recipe);
        using var cancellation = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Trainer.Train(
            Make(), data, recipe, new Checkpoint(_path), 0,
            new Watch(step => { if (step == 5) cancellation.Cancel(); }), cancellation.Token));

        var network = Make();
        Bits(Trainer.Train(network, data, recipe, new Checkpoint(_path))).ShouldBe(Bits(expected));
        network.Storage.ShouldBe(whole.Storage);
    }

    [Fact]
    public void A_run_with_noise_norms_and_early_stopping_goes_on_to_the_same_bits()
    {
        var data = new DataSet("clouds", Clouds.Training, ToyData.Clouds(training: 30).Training, Clouds.Test);
        var recipe = Recipe with
        {
            Optimizer = new Sgd(0.5, 0.9),
            EarlyStopping = new EarlyStopping(Patience: 3),
            InputNoise = 2,
            WeightNoise = 0.01,
            Augmentation = new(1, 0.1, 0.1),
            EvaluateEvery = Duration.Steps(1),
            Duration = Duration.Steps(60),
            L1Penalty = 0.01,
            ClipNorm = 1,
            KeepBatchLosses = true,
            EvaluateAtEndOn = Split.Test,
            EvaluateOn = [Split.Validation],
        };
        Network Make() => new(new Architecture
        {
            Inputs = 5, Layers = [new Linear(8), new BatchNorm(), new Relu(), new Dropout(0.25), new Linear(3)],
        }, seed: 1);
        var whole = Make();
        var expected = Trainer.Train(whole, data, recipe, seed: 7);
        var stopped = recipe.EarlyStopping!.In(expected)!;
        stopped.Step.ShouldBeInRange(4, 59);
        stopped.RestoredStep.ShouldBe(stopped.Step - 3);

        for (var at = 1; at <= stopped.Step; at++)
        {
            File.Delete(_path);
            using var cancellation = new CancellationTokenSource();
            try
            {
                Trainer.Train(Make(), data, recipe, new Checkpoint(_path) { Every = Duration.Steps(0) }, 7,
                    new Watch(step => { if (step == at) cancellation.Cancel(); }), cancellation.Token);
            }
            catch (OperationCanceledException)
            {
            }
            var network = Make();
            var history = Trainer.Train(network, data, recipe, new Checkpoint(_path), 7);
            Bits(history).ShouldBe(Bits(expected), $"cancelled after {at} steps");
            history.BatchLosses.ShouldBe(expected.BatchLosses);
            network.Storage.ShouldBe(whole.Storage);
            network.StatisticValues.ShouldBe(whole.StatisticValues);
        }
    }

    [Fact]
    public void A_run_that_diverges_does_so_again_at_the_same_step()
    {
        var recipe =
            Recipe with { Loss = Loss.LeastSquares, Optimizer = new Sgd(50), Schedule = new ConstantSchedule() };
        var whole = Trainer.Train(Dropping(), Clouds, recipe, seed: 7);
        var checkpoint = new Checkpoint(_path) { Every = Duration.Steps(1) };

        whole.Divergence!.Step.ShouldBeGreaterThan(1);
        Trainer.Train(Dropping(), Clouds, recipe, checkpoint, seed: 7).Divergence.ShouldBe(whole.Divergence);
        Trainer.Train(Dropping(), Clouds, recipe, checkpoint, seed: 7).Divergence.ShouldBe(whole.Divergence);
    }

    [Fact]
    public void A_run_that_is_finished_takes_no_step_and_measures_nothing()
    {
        var (whole, parameters) = Uninterrupted(Recipe);
        Trainer.Train(Dropping(), Clouds, Recipe, new Checkpoint(_path), seed: 7);
        var written = File.ReadAllBytes(_path);

        var network = Dropping();
        var history = Trainer.Train(
            network, Clouds, Recipe, new Checkpoint(_path), 7,
            new Watch(_ => Assert.Fail("a step"), () => Assert.Fail("an evaluation")));

        Bits(history).ShouldBe(Bits(whole));
        network.Storage.ShouldBe(parameters);
        File.ReadAllBytes(_path).ShouldBe(written);
    }

    [Fact]
    public void The_checkpoint_of_another_run_is_refused_and_changes_nothing()
    {
        CancelledAt(Recipe, 5);
        var optimizer = new Sgd(0.1, 0.9);

        Refused(Dropping(), Clouds, Recipe with { Optimizer = optimizer }, 7,
            "its recipe.optimizer.learningRate is 0.05, that of this run is 0.1");
        Refused(Dropping(), Clouds, Recipe with { Optimizer = new Adam() }, 7,
            "its recipe.optimizer.kind is \"sgd\", that of this run is \"adam\"");
        Refused(Dropping(), Clouds, Recipe with { EvaluateAt = [] }, 7,
            "its recipe.evaluateAt[0] is 6, that of this run is not there");
        Refused(Dropping(), Clouds, Recipe, 8, "its seed is 7, that of this run is 8");
        Refused(Dropping(seed: 1), Clouds, Recipe, 7, "it started from other parameters");
        Refused(Dropping(rate: 0.5), Clouds, Recipe, 7, "its network.layers[2].rate is 0.25, that of this run is 0.5");
        var noisy = Clouds.Training.WithLabels([2, .. Clouds.Training.Labels[1..]]);
        Refused(Dropping(), new DataSet("clouds", noisy, test: Clouds.Test), Recipe, 7, "it was trained on other data");
        Refused(Dropping(), new DataSet("clouds", Clouds.Training), Recipe, 7, "it was trained on other data");
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_or_a_damaged_one_is_refused()
    {
        ModelFile.Save(Dropping(), _path);
        Refused(Dropping(), Clouds, Recipe, 7, "this is no checkpoint");

        CancelledAt(Recipe, 5, again: true);
        var good = SafetensorsFile.Read(_path);
        Damaged("fruitfly", _ => "checkpoint 9", "the format is 'checkpoint 9'; known is 'checkpoint 1'");
        Damaged("run", _ => "{", "is damaged");
        Damaged("run", _ => "{\"seed\":1,\"seed\":2}", "is damaged");
        Damaged("state", _ => "null", "is damaged");
        Damaged("state", _ => "{}", "is damaged");
        Damaged("state",
            text => text.Replace("\"step\":5,\"lastLoss\"", "\"step\":17,\"lastLoss\"", StringComparison.Ordinal),
            "the step is 17; it runs from 0 to 16");
        Damaged("state",
            text => text.Replace("\"step\":5,\"lastLoss\"", "\"step\":3,\"lastLoss\"", StringComparison.Ordinal),
            "its evaluations are not those of the recipe");
        Damaged("state", text => text.Replace("\"lastLoss\"", "\"x\"", StringComparison.Ordinal), "is damaged");
        SafetensorsFile.Write(_path,
            good.Tensors.Where(tensor => !tensor.Key.StartsWith("optimizer.velocities.0", StringComparison.Ordinal)),
            good.Metadata.Where(entry => entry.Key != "sha256").ToDictionary());
        Refused(Dropping(), Clouds, Recipe, 7,
            "it lacks optimizer.velocities.0.weight [8 × 5], optimizer.velocities.0.bias [8]");

        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^10]);
        Refused(Dropping(), Clouds, Recipe, 7, "of the tensors should follow");

        void Damaged(string key, Func<string, string> change, string problem)
        {
            SafetensorsFile.Write(_path, good.Tensors,
                new Dictionary<string, string>(good.Metadata) { [key] = change(good.Metadata[key]) });
            Refused(Dropping(), Clouds, Recipe, 7, problem);
        }
    }

    static Network Dropping(ulong seed = 0, double rate = 0.25) => new(
        new Architecture
        {
            Inputs = 5,
            Layers = [new Linear(8), new Relu(), new Dropout(rate), new Linear(6), new Tanh(), new Linear(3)]
        }, seed);

    static (History History, float[] Parameters) Uninterrupted(Recipe recipe)
    {
        var network = Dropping();
        return (Trainer.Train(network, Clouds, recipe, seed: 7), network.Storage);
    }

    void CancelledAt(Recipe recipe, int step, bool again = false)
    {
        if (again)
            File.Delete(_path);
        using var cancellation = new CancellationTokenSource();
        if (step == 0)
            cancellation.Cancel();
        void Run() => Trainer.Train(
            Dropping(), Clouds, recipe, new Checkpoint(_path) { Every = Duration.Steps(0) }, 7,
            new Watch(taken => { if (taken == step) cancellation.Cancel(); }), cancellation.Token);
        if (step == Steps)
            Run(); // nothing is left to cancel
        else
            Should.Throw<OperationCanceledException>(Run);
    }

    void Refused(Network network, DataSet data, Recipe recipe, ulong seed, string problem)
    {
        float[] before = [.. network.Storage];
        var error = Should.Throw<DataFileException>(() =>
            Trainer.Train(network, data, recipe, new Checkpoint(_path), seed));
        error.File.ShouldBe(_path);
        $"{error.Place}: {error.Problem}".ShouldContain(problem);
        network.Storage.ShouldBe(before);
    }

    /// <summary>All numbers of a history, exactly.</summary>
    static long[] Bits(History history) =>
    [
        .. history.Evaluations.SelectMany(evaluation => (double[])
        [
            evaluation.Step, evaluation.Epoch, evaluation.LearningRate,
            .. Enum.GetValues<Split>()
                .SelectMany(split => (double[])[evaluation[split]?.Loss ?? -1, evaluation[split]?.Error ?? -1]),
        ]).Select(BitConverter.DoubleToInt64Bits),
    ];

    sealed class Watch(Action<int> stepTaken, Action? evaluated = null) : ITrainingObserver
    {
        public void StepTaken(int step, double batchLoss) => stepTaken(step);

        public void Evaluated(Evaluation evaluation) => evaluated?.Invoke();
    }
}
