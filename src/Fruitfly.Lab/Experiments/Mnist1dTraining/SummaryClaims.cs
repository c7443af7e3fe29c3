using Fruitfly.Networks;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>The slide's summary of the network, as torchinfo prints it for one example: two decimals, in
/// millions.</summary>
static class SummaryClaims
{
    /// <summary>Half of the last digit that is printed.</summary>
    const double Printed = 0.005;

    const string Source = "Slides \"Measuring performance\", summary of the network by torchinfo";

    static readonly IReadOnlyList<(int[] Shape, long Parameters)> Layers =
        [([1, 100], 4_100), ([1, 100], 0), ([1, 100], 10_100), ([1, 100], 0), ([1, 10], 1_010)];

    public static IEnumerable<Claim> Of(string experiment, NetworkSummary summary)
    {
        ClaimText Text(string id, string statement, string published, string unit) =>
            new(experiment, id, statement, Source, published, Unit: unit);

        yield return Text("parameters", "The network has 15,210 parameters, all of them trainable.", "15,210",
            "parameters").IsExactly(15_210, summary.Parameters);
        yield return Text("layers", "Its five layers have the printed output shapes and numbers of parameters.",
            "[1, 100] 4,100; [1, 100] –; [1, 100] 10,100; [1, 100] –; [1, 10] 1,010", "layers agree")
            .IsExactly(Layers.Count, summary.Layers.Count == Layers.Count
                ? summary.Layers.Zip(Layers).Count(pair => pair.First.Parameters == pair.Second.Parameters
                    && pair.First.OutputShape.SequenceEqual(pair.Second.Shape)) : 0);
        yield return Text("multiply-adds",
            "An example takes 0.02 million multiply-adds; torchinfo counts a weight as one, and a bias too.", "0.02",
            "million").IsNear(0.02, summary.MultiplyAdds / 1e6, Printed);
        foreach (var (id, what, published, bytes) in ((string, string, double, long)[])
            [
                ("input-size", "The input", 0, summary.InputBytes),
                ("pass-size", "The forward and backward pass", 0, summary.ForwardAndBackwardBytes),
                ("parameter-size", "The parameters", 0.06, summary.ParameterBytes),
                ("total-size", "All of it", 0.06, summary.TotalBytes),
            ])
            yield return Text(id,
                FormattableString.Invariant($"{what} {(id == "parameter-size" ? "take" : "takes")} {published:F2} MB."),
                FormattableString.Invariant($"{published:F2}"), "MB").IsNear(published, bytes / 1e6, Printed);
    }
}
