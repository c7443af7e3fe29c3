using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Pruning;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public sealed class RegularizationTests
{
    static readonly DataSet Clouds = ToyData.Clouds();

    static readonly Recipe Recipe = new()
    {
        Optimizer = new Sgd(0.1), Batches = Batches.Shuffled(16), Duration = Duration.Epochs(3),
    };

    [Fact]
    public void Noise_of_cut_batches_does_not_depend_on_the_threads_and_does_on_the_seed()
    {
        var recipe = Recipe with { InputNoise = 1, PartSize = 5 };
        Trained(recipe, threads: 3).ShouldBe(Trained(recipe));
        Trained(recipe with { PartSize = null }).ShouldNotBe(Trained(Recipe));
        Trained(recipe with { Batches = Batches.Full }, seed: 1)
            .ShouldNotBe(Trained(recipe with { Batches = Batches.Full }, seed: 2));
    }

    [Fact]
    public void Noise_on_weights_and_augmentation_do_not_depend_on_the_threads_and_leave_other_noise_as_it_is()
    {
        foreach (var changed in (Recipe[])[Recipe with { WeightNoise = 0.1 },
            Recipe with { Augmentation = new(Translation: 2, Scaling: 0.5, Shear: 1) }])
        {
            var cut = changed with { PartSize = 5 };
            Trained(cut, threads: 3).ShouldBe(Trained(cut));
            Trained(changed).ShouldNotBe(Trained(Recipe));
            Trained(changed with { Batches = Batches.Full }, seed: 1)
                .ShouldNotBe(Trained(changed with { Batches = Batches.Full }, seed: 2));
        }
    }

    [Fact]
    public void A_step_of_no_length_leaves_the_parameters_without_their_noise()
    {
        var network = new Network(Architecture.Mlp(5, 8, 3), 1);
        float[] before = [.. network.Storage];
        Trainer.Train(network, Clouds, Recipe with { Optimizer = new Sgd(0), WeightNoise = 1 });
        network.Storage.ShouldBe(before);
    }

    [Fact]
    public void Settings_of_no_effect_change_no_bit()
    {
        var plain = Trained(Recipe);
        Trained(Recipe with { InputNoise = 0 }).ShouldBe(plain);
        Trained(Recipe with { WeightNoise = 0 }).ShouldBe(plain);
        Trained(Recipe with { Augmentation = new() }).ShouldBe(plain);
        Trained(Recipe with { L1Penalty = 0 }).ShouldBe(plain);
        Trained(Recipe with { ClipNorm = 1e9 }).ShouldBe(plain);
        Trained(Recipe with { Loss = new CrossEntropyLoss { LabelSmoothing = 0 } }).ShouldBe(plain);
        Trained(Recipe with { KeepBatchLosses = true }).ShouldBe(plain);
    }

    [Fact]
    public void Pruned_parameters_stay_zero_and_do_not_count_in_the_norm()
    {
        var network = new Network(Architecture.Mlp(5, 8, 3), 1);
        network.Prune(ParameterMask.AtRandom(network, 0.5, new RandomStream(1, 1)));
        var gradient = Enumerable.Repeat(1f, network.ParameterCount).ToArray();
        var kept = network.Mask!.Kept.Count(true);
        GradientShaping.Apply(new Recipe { ClipNorm = 1 }, network, gradient);
        gradient.Count(value => value != 0).ShouldBe(kept);
        gradient.Sum(value => value * value).ShouldBe(1, 1e-5f);

        Trainer.Train(network, Clouds, Recipe with { L1Penalty = 0.01, ClipNorm = 1, WeightNoise = 0.1 });
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        parameters.Count(value => value == 0).ShouldBe(network.ParameterCount - kept);
    }

    [Fact]
    public void An_L1_penalty_brings_needless_weights_near_zero()
    {
        var strong = Trained(Recipe with { L1Penalty = 0.05, Duration = Duration.Epochs(30) });
        var none = Trained(Recipe with { Duration = Duration.Epochs(30) });
        Small(strong).ShouldBeGreaterThan(4 * Small(none));

        static int Small(float[] values) => values.Count(value => Math.Abs(value) < 0.02);
    }

    [Fact]
    public void Measured_losses_have_neither_smoothing_nor_weights_nor_penalty_nor_noise()
    {
        var changed = Recipe with
        {
            Loss = new CrossEntropyLoss { LabelSmoothing = 0.3 },
            ClassWeights = new([1, 2, 3]),
            L1Penalty = 0.1,
            InputNoise = 1,
            WeightNoise = 0.1,
            Augmentation = new(1, 0.1, 0.1),
        };
        var network = new Network(Architecture.Mlp(5, 8, 3), 1);
        var history = Trainer.Train(network, Clouds, changed);
        history.Last.Test.ShouldBe(network.Evaluate(Clouds.Test!));
        history.First.ShouldBe(Trainer.Train(new Network(Architecture.Mlp(5, 8, 3), 1), Clouds, Recipe).First);
    }

    [Fact]
    public void The_losses_of_batches_are_kept_until_divergence()
    {
        var losses = new BatchLosses();
        var history = Trainer.Train(
            new Network(Architecture.Mlp(5, 8, 3), 1), Clouds,
            Recipe with { Loss = Loss.LeastSquares, Optimizer = new Sgd(50), KeepBatchLosses = true },
            observer: losses);
        history.Diverged.ShouldBeTrue();
        history.BatchLosses.ShouldBe(losses.Values.Select(loss => (float)loss));
        Trainer.Train(Network.Mlp(5, 3), Clouds, Recipe).BatchLosses.ShouldBeEmpty();
    }

    [Fact]
    public void Balanced_weights_make_every_class_count_alike()
    {
        var labels = new[] { 0, 0, 0, 0, 0, 0, 1, 1 };
        new ClassWeights().For(new DataSet("uneven", Examples.Labelled(new float[8], 1, labels, 2)))
            .ShouldBe([8 / 12f, 2f]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Refused(Recipe with { ClassWeights = new([1, 2]) }, "There are 2 class weights; 'clouds' has 3 classes.");
        Refused(Recipe with { ClassWeights = new([1, 2, -1]) }, "from 0 up");
        Refused(Recipe with { ClipNorm = 0 }, "above 0");
        Refused(Recipe with { L1Penalty = -1 }, "from 0 up");
        Refused(Recipe with { InputNoise = double.NaN }, "from 0 up");
        Refused(Recipe with { WeightNoise = -1 }, "from 0 up");
        Refused(Recipe with { Augmentation = new(Translation: -1) }, "from 0 to 1,000,000");
        Refused(Recipe with { Augmentation = new(Scaling: -0.1) }, "from 0 up");
        Refused(Recipe with { Augmentation = new(Shear: double.PositiveInfinity) }, "from 0 up");
        Refused(Recipe with { Loss = new CrossEntropyLoss { LabelSmoothing = 1.5 } }, "from 0 to 1");
        Should.Throw<ArgumentException>(() => Trainer.Train(
            Network.Mlp(4, 1), ToyData.Sums(), Recipe with { Loss = Loss.LeastSquares, ClassWeights = new() }))
            .Message.ShouldContain("need class labels");

        static void Refused(Recipe recipe, string problem) =>
            Should.Throw<ArgumentException>(() => Trainer.Train(Network.Mlp(5, 3), Clouds, recipe))
                .Message.ShouldContain(problem);
    }

    static float[] Trained(Recipe recipe, int threads = 1, ulong seed = 5)
    {
        var network = new Network(Architecture.Mlp(5, 8, 3), 1);
        Trainer.Train(network, Clouds, recipe, seed, threads: threads);
        return network.Storage;
    }
}
