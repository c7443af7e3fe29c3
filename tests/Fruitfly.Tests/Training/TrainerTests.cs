using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Pruning;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Training;

public class TrainerTests
{
    static readonly Recipe Short = new() { Batches = Batches.Shuffled(16), Duration = Duration.Epochs(30) };

    [Fact]
    public void A_network_learns_to_tell_clouds_apart()
    {
        var history = Trainer.Train(Network.Mlp(5, 16, 3), ToyData.Clouds(), Short);
        history.First.Test!.Error.ShouldBeGreaterThan(0.3);
        history.Last.Training!.Error.ShouldBe(0);
        history.Last.Test!.Error.ShouldBeLessThan(0.1);
        history.Last.Test.Loss.ShouldBeLessThan(0.3);
    }

    [Fact]
    public void A_network_learns_real_values_by_least_squares()
    {
        var recipe =
            Short with { Loss = Loss.LeastSquares, Optimizer = new Sgd(0.02), Duration = Duration.Epochs(200) };
        var history = Trainer.Train(Network.Mlp(4, 1), ToyData.Sums(), recipe);
        history.Last.Training!.Loss.ShouldBeLessThan(1e-6);
        history.Last.Training.Error.ShouldBe(double.NaN);
    }

    [Fact]
    public void Class_labels_can_be_fitted_by_least_squares_as_one_hot_vectors()
    {
        var recipe =
            Short with { Loss = Loss.LeastSquares, Optimizer = new Sgd(0.01), Duration = Duration.Epochs(100) };
        Trainer.Train(Network.Mlp(5, 16, 3), ToyData.Clouds(), recipe).Last.Training!.Error.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Steps_and_epochs_say_the_same_length()
    {
        // 60 examples in batches of 16 are 4 steps an epoch, the last of 12.
        var inEpochs = Train(Short with { Duration = Duration.Epochs(3), EvaluateEvery = Duration.Epochs(1) });
        var inSteps = Train(Short with { Duration = Duration.Steps(12), EvaluateEvery = Duration.Steps(4) });
        inEpochs.Evaluations.ShouldBe(inSteps.Evaluations);
        inEpochs.Evaluations.Select(e => (e.Step, e.Epoch)).ShouldBe([(0, 0.0), (4, 1.0), (8, 2.0), (12, 3.0)]);
    }

    [Fact]
    public void Loss_and_error_are_measured_at_the_chosen_steps_on_the_chosen_splits()
    {
        var history = Train(Short with
        {
            Duration = Duration.Steps(11),
            EvaluateEvery = Duration.Steps(5),
            EvaluateAt = [1, 7],
            EvaluateOn = [Split.Test],
        });
        history.Evaluations.Select(e => e.Step).ShouldBe([0, 1, 5, 7, 10, 11]);
        history.Evaluations.ShouldAllBe(e => e.Training == null && e.Validation == null && e.Test != null);
        Train(Short with { EvaluateEvery = Duration.Steps(0) }).Evaluations.Select(e => e.Step).ShouldBe([0, 120]);
    }

    [Fact]
    public void Nothing_is_trained_in_no_steps()
    {
        var network = Network.Mlp(5, 3);
        var before = Parameters(network);
        var history = Trainer.Train(network, ToyData.Clouds(), Short with { Duration = Duration.Steps(0) });
        history.Evaluations.Count.ShouldBe(1);
        Parameters(network).ShouldBe(before);
    }

    [Fact]
    public void The_same_seeds_give_the_same_bits_and_others_do_not()
    {
        float[] Trained(ulong initialization, ulong order)
        {
            var network = Network.Mlp(5, 16, 3).Initialize(initialization);
            Trainer.Train(network, ToyData.Clouds(), Short with { Duration = Duration.Epochs(2) }, order);
            return Parameters(network);
        }

        Trained(1, 1).ShouldBe(Trained(1, 1));
        Trained(1, 1).ShouldNotBe(Trained(1, 2));
        Trained(1, 1).ShouldNotBe(Trained(2, 1));
    }

    [Fact]
    public void A_network_without_a_seed_of_its_own_is_drawn_by_the_seed_of_training()
    {
        var untrained = Short with { Duration = Duration.Steps(0) };
        foreach (var seed in (ulong[])[1, 2])
        {
            var network = Network.Mlp(5, 16, 3);
            Trainer.Train(network, ToyData.Clouds(), untrained, seed);
            Parameters(network).ShouldBe(Parameters(new Network(Architecture.Mlp(5, 16, 3), seed)));
            var trained = Parameters(network);
            Trainer.Train(network, ToyData.Clouds(), untrained, seed + 1);
            Parameters(network).ShouldBe(trained, "it is drawn once");
        }
    }

    [Fact]
    public void A_network_that_was_used_is_trained_from_where_it_is()
    {
        var (seen, set) = (Network.Mlp(5, 3), Network.Mlp(5, 3));
        var before = Parameters(seen);
        before.ShouldBe(Parameters(new Network(Architecture.Mlp(5, 3), seed: 0)));
        set.CopyParametersFrom(new float[set.ParameterCount]);
        foreach (var network in (Network[])[seen, set])
            Trainer.Train(network, ToyData.Clouds(), Short with { Duration = Duration.Steps(0) }, seed: 7);
        Parameters(seen).ShouldBe(before);
        Parameters(set).ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void The_full_batch_is_every_example_in_every_step()
    {
        var full = Train(Short with { Batches = Batches.Full, Duration = Duration.Steps(3) });
        var inOrder = Train(Short with { Batches = Batches.InOrder(60), Duration = Duration.Steps(3) });
        full.Evaluations.ShouldBe(inOrder.Evaluations);
        full.Last.Epoch.ShouldBe(3);
    }

    [Fact]
    public void Divergence_ends_training_with_its_step_and_the_last_finite_loss()
    {
        var losses = new List<double>();
        var history = Trainer.Train(
            Network.Mlp(5, 16, 3), ToyData.Clouds(), Short with { Loss = Loss.LeastSquares, Optimizer = new Sgd(50) },
            observer: new Steps((_, loss) => losses.Add(loss)));
        history.Diverged.ShouldBeTrue();
        history.Divergence!.Step.ShouldBe(losses.Count + 1);
        history.Divergence.LastFiniteLoss.ShouldBe(losses[^1]);
        history.Evaluations.ShouldAllBe(e => double.IsFinite(e.Training!.Loss));
    }

    [Fact]
    public void Cancelling_stops_within_a_batch()
    {
        using var cancellation = new CancellationTokenSource();
        var taken = 0;
        var observer = new Steps((step, _) =>
        {
            taken = step;
            if (step == 7)
                cancellation.Cancel();
        });
        Should.Throw<OperationCanceledException>(
            () => Trainer.Train(Network.Mlp(5, 3), ToyData.Clouds(), Short, 0, observer, cancellation.Token));
        taken.ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_training_loop_allocates_nothing(Optimizer optimizer) =>
        Allocated(
            Short with
            {
                Optimizer = optimizer,
                Loss = new CrossEntropyLoss { LabelSmoothing = 0.1 },
                ClipNorm = 0.1,
                L1Penalty = 1e-4,
                InputNoise = 0.1,
                WeightNoise = 0.01,
                Augmentation = new(2, 0.1, 0.1),
                ClassWeights = ClassWeights.Balanced,
                Schedule = new SequenceSchedule(
                [
                    new(new OneCycleSchedule(), Steps: 50),
                    new(new ProductSchedule([new ExponentialSchedule(0.1), new PolynomialSchedule()])),
                ]),
            },
            () => new Network(new Architecture { Inputs = 5, Layers = TestLayers.OneOfEach })).ShouldBe(0);

    [Fact]
    public void Training_a_pruned_network_allocates_nothing_either() =>
        Allocated(Short with { Optimizer = new Adam() }, () =>
        {
            var network = Network.Mlp(5, 16, 3);
            return network.Prune(ParameterMask.ByMagnitude(network, 0.5));
        }).ShouldBe(0);

    /// <summary>Bytes between step 20 and step 100, the least of three runs: what the runtime allocates when it first
    /// compiles a path is not the loop's, and does not come again.</summary>
    static long Allocated(Recipe asked, Func<Network> network)
    {
        var recipe = asked with { Duration = Duration.Steps(100), EvaluateEvery = Duration.Steps(0) };
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var allocated = new long[101];
            Trainer.Train(network(), ToyData.Clouds(), recipe,
                observer: new Steps((step, _) => allocated[step] = GC.GetAllocatedBytesForCurrentThread()));
            return allocated[100] - allocated[20];
        });
    }

    public static TheoryData<Optimizer> Optimizers =>
        [new Sgd(0.001), new Sgd(0.001, 0.9, true), new Adam(), new AdamW(), new RmsProp()];

    [Fact]
    public void What_does_not_fit_together_is_said_before_training()
    {
        var clouds = ToyData.Clouds();
        Should.Throw<ArgumentException>(() => Trainer.Train(Network.Mlp(6, 3), clouds, Short)).Message
            .ShouldBe("The network takes 6 inputs; the examples of 'clouds' have 5 features.");
        Should.Throw<ArgumentException>(() => Trainer.Train(Network.Mlp(5, 4), clouds, Short)).Message
            .ShouldBe("The network has 4 outputs; 'clouds' asks for 3, one for each class.");
        Should.Throw<ArgumentException>(() => Trainer.Train(Network.Mlp(4, 1), ToyData.Sums(), Short)).Message
            .ShouldBe("Cross entropy needs class labels; the targets of 'sums' are real values: use least squares.");
    }

    static History Train(Recipe recipe) => Trainer.Train(Network.Mlp(5, 16, 3), ToyData.Clouds(), recipe);

    static float[] Parameters(Network network)
    {
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    sealed class Steps(Action<int, double> taken) : ITrainingObserver
    {
        public void StepTaken(int step, double batchLoss) => taken(step, batchLoss);
    }
}
