using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>The networks that are trained one by one.</summary>
static class Networks
{
    public static nn.Module<Tensor, Tensor> For(Workload workload) =>
        workload.Widths is { } widths ? Mlp(widths) : workload.Another!();

    /// <summary>Linear layers with ReLU between them, drawn as Fruitfly draws them: He, biases 0.</summary>
    static Sequential Mlp(long[] widths)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        foreach (var (inputs, outputs) in widths.Zip(widths.Skip(1)))
        {
            var linear = nn.Linear(inputs, outputs);
            nn.init.kaiming_normal_(linear.weight, nonlinearity: nn.init.NonlinearityType.ReLU);
            nn.init.zeros_(linear.bias);
            layers.AddRange([linear, nn.ReLU()]);
        }
        return nn.Sequential(layers[..^1]);
    }

    public static nn.Module<Tensor, Tensor> Convolutions() => nn.Sequential(
        nn.Unflatten(1, [1, 40]),
        nn.Conv1d(1, 25, 5, stride: 2, padding: 1), nn.ReLU(),
        nn.Conv1d(25, 25, 3, stride: 2, padding: 1), nn.ReLU(),
        nn.Conv1d(25, 25, 3, stride: 2, padding: 1), nn.ReLU(),
        nn.Flatten(), nn.Linear(125, 10));
}
