using System.Globalization;
using Fruitfly.Networks;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>The network, as the slide's summary prints it.</summary>
static class SummaryTable
{
    public static Table Of(NetworkSummary summary) => new(
        "network", "The network",
        "Counted for one example as torchinfo does: a multiply-add for every weight and every bias, float32, 1 MB = " +
        "10⁶ bytes; outputs and their gradients of the layers that have parameters.",
        ["layer", "output shape", "parameters", "multiply-adds", "size (MB)"],
        [
            .. summary.Layers.Select(layer => (IReadOnlyList<string>)
            [
                layer.Name, $"[{string.Join(", ", layer.OutputShape)}]",
                layer.Parameters > 0 ? Count(layer.Parameters) : "–",
                layer.MultiplyAdds > 0 ? Count(layer.MultiplyAdds) : "–", "",
            ]),
            ["input", "", "", "", Size(summary.InputBytes)],
            ["forward and backward pass", "", "", "", Size(summary.ForwardAndBackwardBytes)],
            ["all", "", Count(summary.Parameters), Count(summary.MultiplyAdds), Size(summary.TotalBytes)],
        ]);

    static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // More decimals than torchinfo prints, which shows the smallest as 0.00.
    static string Size(long bytes) => (bytes / 1e6).ToString("0.00000", CultureInfo.InvariantCulture);
}
