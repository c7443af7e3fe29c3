using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Networks;

public sealed class NetworkSummaryTests
{
    public static TheoryData<Type> Kinds => [.. SomeArchitecture.Kinds.Keys];

    static readonly NetworkSummary Slide = NetworkSummary.Of(Architecture.Mlp(40, 100, 100, 10));

    [Fact]
    public void The_network_of_the_slides_is_summed_up_as_torchinfo_does() =>
        Slide.ToString().ShouldBe(
            """
            Layer                           Output shape  Parameters
            --------------------------------------------------------
            Linear 1-1                      [1, 100]           4,100
            ReLU 1-2                        [1, 100]              --
            Linear 1-3                      [1, 100]          10,100
            ReLU 1-4                        [1, 100]              --
            Linear 1-5                      [1, 10]            1,010
            --------------------------------------------------------
            Total parameters                                  15,210
            Trainable parameters                              15,210
            Non-trainable parameters                               0
            Multiply-adds (M)                                   0.02
            Input (MB)                                          0.00
            Forward and backward pass (MB)                      0.00
            Parameters (MB)                                     0.06
            Total (MB)                                          0.06

            """);

    [Fact]
    public void The_totals_are_those_of_torchinfo_to_the_byte()
    {
        Slide.Parameters.ShouldBe(15_210);
        Slide.MultiplyAdds.ShouldBe(15_210);
        Slide.InputBytes.ShouldBe(160);
        Slide.ForwardAndBackwardBytes.ShouldBe(1_680);
        Slide.ParameterBytes.ShouldBe(60_840);
        Slide.TotalBytes.ShouldBe(62_680);
    }

    [Fact]
    public void A_batch_multiplies_everything_but_the_parameters()
    {
        var batch = NetworkSummary.Of(Architecture.Mlp(40, 100, 100, 10), batchSize: 100);
        batch.Layers[0].OutputShape.ShouldBe([100, 100]);
        (batch.Parameters, batch.MultiplyAdds).ShouldBe((15_210, 1_521_000));
        (batch.InputBytes, batch.ForwardAndBackwardBytes).ShouldBe((16_000, 168_000));
    }

    [Fact]
    public void A_convolution_counts_its_parameters_once_for_each_position_of_its_output()
    {
        var layers = NetworkSummary.Of(Mnist1dModels.ConvBase(), batchSize: 2).Layers;
        layers.Select(layer =>
            $"{layer.Name} [{string.Join(", ", layer.OutputShape)}] {layer.Parameters} {layer.MultiplyAdds}").ShouldBe(
        [
            "Reshape 1-1 [2, 1, 40] 0 0",
            "Conv1d 1-2 [2, 25, 19] 150 5700", "ReLU 1-3 [2, 25, 19] 0 0",
            "Conv1d 1-4 [2, 25, 10] 1900 38000", "ReLU 1-5 [2, 25, 10] 0 0",
            "Conv1d 1-6 [2, 25, 5] 1900 19000", "ReLU 1-7 [2, 25, 5] 0 0",
            "Flatten 1-8 [2, 125] 0 0", "Linear 1-9 [2, 10] 1260 2520",
        ]);
    }

    [Fact]
    public void A_recurrent_layer_counts_its_parameters_once_for_each_step()
    {
        var gru = NetworkSummary.Of(Mnist1dModels.GruBase(), batchSize: 2).Layers[1];
        (gru.Name, gru.Parameters, gru.MultiplyAdds).ShouldBe(("GRU 1-2", 324, 2 * 40 * 324));
        gru.OutputShape.ShouldBe([2, 12, 40]);
    }

    [Fact]
    public void Layers_within_a_residual_block_are_one_deeper_and_counted_on_over_all_blocks()
    {
        var block = new Residual([new Linear(3, Bias: false), new Gelu()]);
        var summary = NetworkSummary.Of(new Architecture { Inputs = 3, Layers = [block, block] });
        summary.Layers.Select(layer => (layer.Name, layer.Depth, layer.Parameters)).ShouldBe(
        [
            ("Residual 1-1", 1, 0), ("Linear 2-1", 2, 9), ("GELU 2-2", 2, 0),
            ("Residual 1-2", 1, 0), ("Linear 2-3", 2, 9), ("GELU 2-4", 2, 0),
        ]);
        summary.ToString().ShouldContain("\n  Linear 2-3 ");
    }

    [Fact]
    public void The_parameters_counted_are_those_the_network_has()
    {
        for (var seed = 0u; seed < 50; seed++)
        {
            var architecture =
                SomeArchitecture.Draw(new RandomStream(seed, stream: 2), widest: 20, deepest: 8, outputs: 3);
            NetworkSummary.Of(architecture).Parameters.ShouldBe(new ReferenceNetwork(architecture).ParameterCount);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_layer_kind_has_a_name(Type kind)
    {
        var layer = SomeArchitecture.Kinds[kind](new RandomStream(1, stream: 3), new Shape(5), 5);
        NetworkSummary.Of(new Architecture { Inputs = 5, Layers = [layer] }).Layers[0].Name
            .ShouldBe($"{kind.Name} 1-1", StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void A_batch_without_examples_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => NetworkSummary.Of(Architecture.Mlp(1, 1), batchSize: 0));
}
