using Fruitfly.Lab.Experiments.Initialization;
using Fruitfly.Networks.Initialization;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Lab.Tests.Experiments.Initialization;

public class DeepNetworkTests
{
    [Theory]
    [InlineData("0.001", 0.001)]
    [InlineData("0.02", 0.02)]
    [InlineData("1.0", 1)]
    public void The_theory_is_that_of_the_reference(string name, double variance)
    {
        var golden = GoldenFile.Read("initialization.json").GetProperty("theory_var_f").Numbers(name);
        var theory = new DeepNetwork("", [.. Enumerable.Repeat(100, 51), 1], new NormalInitializer(variance)).Forward();
        theory.Zip(golden, (mine, other) => Math.Abs(mine / other - 1)).Max().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Backwards_each_layer_multiplies_by_half_its_units_times_the_variance()
    {
        var network = new DeepNetwork("", [4, 10, 20, 30, 1], new NormalInitializer(0.1));
        // E[f²] of the output is 30 · 0.1 / 2 times that of the third layer, which is
        // 20 · 0.1 / 2 · 10 · 0.1 / 2 · 4 · 0.1.
        var output = 1.5 * 1 * 0.5 * 0.4;
        network.Backward().ShouldBe([output * 4 * 0.05 * 1.5 * 1, output * 4 * 0.05 * 1.5, output * 4 * 0.05], 1e-12);
    }

    [Fact]
    public void Many_small_networks_follow_the_theory_of_their_initializer()
    {
        foreach (var initializer in (Initializer[])[new HeInitializer(), new HeInitializer { Fan = HeFan.FanOut },
            new GlorotInitializer(), new PyTorchInitializer()])
        {
            var network = new DeepNetwork("", [60, 40, 50, 30, 1], initializer);
            var drawn = Enumerable.Range(0, 200).Select(seed => network.Draw((ulong)seed, inputs: 20)).ToList();
            for (var k = 0; k < 3; k++)
                // 200 networks whose squares spread by about a third: 3 standard errors are 7 %.
                (drawn.Average(layers => layers[k].F.Square) / network.Forward()[k])
                    .ShouldBe(1, 0.1, $"{initializer}, layer {k + 1}");
        }
    }

    [Fact]
    public void An_initializer_without_a_variance_has_no_theory() =>
        Should.Throw<ArgumentException>(() => WeightVariance.Of(new ZeroInitializer(), 10, 10)).Message.ShouldContain(
            "ZeroInitializer");
}
