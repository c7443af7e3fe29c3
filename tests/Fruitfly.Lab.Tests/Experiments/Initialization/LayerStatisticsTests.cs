using Fruitfly.Lab.Experiments.Initialization;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Lab.Tests.Experiments.Initialization;

public class LayerStatisticsTests
{
    // The two sum in different orders; the scaling below differs by the rounding of 50 products.
    const double Tolerance = 1e-9;

    [Fact]
    public void Fifty_layers_agree_with_NumPy_in_both_directions()
    {
        var layers = Draw(depth: 50, inputs: 1000, variance: 0.02);
        var golden = GoldenFile.Read("initialization.json").GetProperty("figure_7_4");
        Relative([.. layers.Select(layer => layer.F.Variance)], golden.Numbers("var_f")).ShouldBeLessThan(Tolerance);
        Relative([.. layers.Select(layer => layer.H.Variance)], golden.Numbers("var_h")).ShouldBeLessThan(Tolerance);
        Relative([.. layers.Select(layer => layer.Gradient.Variance)], golden.Numbers("var_dldf"))
            .ShouldBeLessThan(Tolerance);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void Other_variances_scale_every_layer_by_a_power_of_their_ratio(double variance)
    {
        const int depth = 50;
        var (layers, scaled) = (Draw(depth, 5, 0.02), Draw(depth, 5, variance));
        var ratio = variance / 0.02;
        for (var k = 0; k < depth; k++)
        {
            (scaled[k].F.Variance / (layers[k].F.Variance * Math.Pow(ratio, k + 1))).ShouldBe(1, Tolerance);
            (scaled[k].Gradient.Variance / (layers[k].Gradient.Variance * Math.Pow(ratio, 2 * depth + 1 - k)))
                .ShouldBe(1, Tolerance);
            scaled[k].ShareInactive.ShouldBe(layers[k].ShareInactive);
        }
    }

    [Fact]
    public void Units_that_are_zero_for_every_example_are_inactive()
    {
        var activations = new Matrix(2, 4, [0, 1, 0, 0, 0, 0, 2, 0]);
        LayerStatistics.Inactive(activations).ShouldBe(0.5);
        LayerStatistics.Zeros(activations).ShouldBe(0.75);
    }

    /// <summary>The network of the golden file: all weights, then the inputs [units × examples],
    /// from one stream of seed 0.</summary>
    static IReadOnlyList<LayerStatistics> Draw(int depth, int inputs, double variance)
    {
        const int width = 100;
        var network = new ReferenceNetwork(Architecture.Mlp([.. Enumerable.Repeat(width, depth + 1), 1]));
        var random = new NumpyRandom(0);
        foreach (var layer in network.LinearLayers)
            foreach (ref var weight in layer.Weight.Value.Values)
                weight = Math.Sqrt(variance) * random.NextGaussian();
        var examples = new Matrix(inputs, width);
        for (var unit = 0; unit < width; unit++)
            for (var example = 0; example < inputs; example++)
                examples[example, unit] = random.NextGaussian();
        return LayerStatistics.Of(network, examples);
    }

    static double Relative(double[] measured, double[] golden) =>
        measured.Zip(golden, (value, exact) => Math.Abs(value / exact - 1)).Max();
}
