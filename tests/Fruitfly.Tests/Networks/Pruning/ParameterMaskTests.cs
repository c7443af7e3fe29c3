using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Pruning;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Training;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Networks.Pruning;

public class ParameterMaskTests
{
    static readonly Architecture Some = new()
    {
        Inputs = 5, Layers = [new Linear(16), new Relu(), new Residual([new Linear(16), new Relu()]), new Linear(3)],
    };

    // Weights 5 × 16 and 16 biases, 16 × 16 and 16, 16 × 3 and 3.
    static readonly int[] LayerSizes = [96, 272, 51];

    [Theory]
    [InlineData(0)]
    [InlineData(0.37)]
    [InlineData(0.92)]
    [InlineData(1)]
    public void So_many_parameters_of_each_layer_are_pruned_weights_and_biases_together(double sparsity)
    {
        var network = new Network(Some, 1);
        ParameterMask[] masks =
        [
            ParameterMask.ByMagnitude(network, sparsity),
            ParameterMask.AtRandom(network, sparsity, new RandomStream(1, 0)),
            ParameterMask.ByMagnitude(network, sparsity).ShuffledWithinLayers(network, new RandomStream(1, 0)),
        ];
        foreach (var mask in masks)
        {
            PrunedByLayer(mask).ShouldBe(LayerSizes.Select(size => (int)(sparsity * size)));
            mask.Sparsity.ShouldBe(LayerSizes.Sum(size => (int)(sparsity * size)) / 419.0);
        }
    }

    [Fact]
    public void Magnitude_prunes_the_smallest_of_the_layer_in_the_order_of_its_copied_parameters()
    {
        var network = Network.Mlp(2, 2);
        network.CopyParametersFrom([0.5f, -0.1f, -3, 0.2f, 0.3f, -0.05f]);
        ParameterMask.ByMagnitude(network, 0.5).Kept.ToArray().ShouldBe([true, false, true, false, true, false]);
    }

    [Fact]
    public void What_is_pruned_once_is_pruned_again_at_any_higher_sparsity()
    {
        var network = new Network(Some, 1);
        var first = ParameterMask.ByMagnitude(network, 0.5);
        var second = ParameterMask.ByMagnitude(network.Prune(first), 0.8);
        for (var i = 0; i < first.Count; i++)
            (second.Kept[i] && !first.Kept[i]).ShouldBeFalse();
    }

    [Fact]
    public void Two_random_masks_of_a_stream_differ_and_the_same_stream_gives_the_same_mask()
    {
        var network = new Network(Some, 1);
        var stream = new RandomStream(3, 0);
        var first = ParameterMask.AtRandom(network, 0.5, stream).Kept.ToArray();
        ParameterMask.AtRandom(network, 0.5, stream).Kept.ToArray().ShouldNotBe(first);
        ParameterMask.AtRandom(network, 0.5, new RandomStream(3, 0)).Kept.ToArray().ShouldBe(first);
    }

    [Fact]
    public void Every_parameter_of_a_layer_is_equally_likely_to_be_pruned_at_random()
    {
        var network = Network.Mlp(3, 2);
        var stream = new RandomStream(5, 0);
        var pruned = new int[network.ParameterCount];
        for (var draw = 0; draw < 4000; draw++)
        {
            var kept = ParameterMask.AtRandom(network, 0.25, stream).Kept;
            for (var i = 0; i < pruned.Length; i++)
                pruned[i] += kept[i] ? 0 : 1;
        }
        // A quarter of 4,000 draws, five standard deviations of 27 on either side.
        pruned.ShouldAllBe(count => count > 863 && count < 1137);
    }

    [Fact]
    public void Pruned_parameters_are_zero_and_stay_zero_while_the_others_learn()
    {
        var network = new Network(Some, 1);
        var mask = ParameterMask.ByMagnitude(network, 0.8);
        network.Prune(mask);
        var before = Parameters(network);
        Trainer.Train(network, ToyData.Clouds(),
            new Recipe { Optimizer = new Adam(0.01), Batches = Batches.Shuffled(16), Duration = Duration.Steps(40) });
        var after = Parameters(network);
        for (var i = 0; i < mask.Count; i++)
            if (!mask.Kept[i])
                (before[i], after[i]).ShouldBe((0f, 0f));
        after.Zip(before).Count(pair => pair.First != pair.Second).ShouldBeGreaterThan(mask.Count / 10);
    }

    [Fact]
    public void A_mask_that_prunes_nothing_changes_no_bit_of_training()
    {
        var recipe =
            new Recipe { Optimizer = new Adam(0.01), Batches = Batches.Shuffled(16), Duration = Duration.Epochs(5) };
        Network plain = new(Some, 1), masked = new(Some, 1);
        masked.Prune(ParameterMask.ByMagnitude(masked, 0));
        Trainer.Train(masked, ToyData.Clouds(), recipe).Evaluations.ShouldBe(
            Trainer.Train(plain, ToyData.Clouds(), recipe).Evaluations);
        Parameters(masked).ShouldBe(Parameters(plain));
    }

    [Fact]
    public void Whatever_sets_the_parameters_leaves_the_pruned_ones_at_zero_until_the_mask_is_taken_off()
    {
        var network = new Network(Some, 1);
        var values = Parameters(network);
        var mask = ParameterMask.ByMagnitude(network, 0.5);
        network.Prune(mask).Initialize(7);
        Parameters(network).Count(value => value == 0).ShouldBeGreaterThanOrEqualTo(208);
        network.CopyParametersFrom(values);
        Parameters(network).Where((_, i) => !mask.Kept[i]).ShouldAllBe(value => value == 0);
        network.Prune(null).CopyParametersFrom(values);
        Parameters(network).ShouldBe(values);
        network.Mask.ShouldBeNull();
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_sparsity_that_is_no_share_is_refused(double sparsity) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            ParameterMask.ByMagnitude(Network.Mlp(2, 2), sparsity)).Message.ShouldContain("from 0 to 1");

    [Fact]
    public void A_mask_of_another_architecture_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Network.Mlp(3, 2).Prune(ParameterMask.ByMagnitude(Network.Mlp(2, 2), 0.5)));

    static int[] PrunedByLayer(ParameterMask mask)
    {
        var kept = mask.Kept;
        var pruned = new int[LayerSizes.Length];
        for (int layer = 0, at = 0; layer < LayerSizes.Length; at += LayerSizes[layer++])
            pruned[layer] = kept.Slice(at, LayerSizes[layer]).Count(false);
        return pruned;
    }

    static float[] Parameters(Network network)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }
}
