using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>A network, its optimizer and the size of its batches of the 4,000 examples.</summary>
/// <param name="Widths">of a fully connected network with ReLU; null where <see cref="Another"/> makes the network.</param>
sealed record Workload(
    string Name, long[]? Widths, Func<IEnumerable<Parameter>, optim.Optimizer> Optimizer, int BatchSize = 100)
{
    public Func<nn.Module<Tensor, Tensor>>? Another { get; private init; }

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("logistic", [40, 10], Sgd(0.1)),
        new("mlp-20", [40, 20, 20, 10], Sgd(0.01, 0.9)),
        new("mlp-100", [40, 100, 100, 10], Sgd(0.1)),
        new("mlp-100-adam", [40, 100, 100, 10], Adam(0.005)),
        new("mlp-400", [40, 400, 400, 10], Sgd(0.01, 0.9)),
        new("mlp-200-fullbatch", [40, 200, 200, 10], Adam(0.005), TrainingSet.Count),
        new("cnn-25", null, Adam(0.01)) { Another = Networks.Convolutions },
        new("gru-6", null, Adam(0.01)) { Another = () => new Recurrent() },
        new("swarm-logistic", [40, 10], Sgd(0.1)),
        new("swarm-mlp-20", [40, 20, 20, 10], Sgd(0.01, 0.9)),
        new("swarm-mlp-32", [20, 32, 32, 2], Sgd(0.01, 0.9)),
    ];

    /// <summary>Whether many networks are trained side by side here. Where there is a swarm of the same, that is where
    /// they are.</summary>
    public bool IsBatched => Widths is not null && All.All(other => other.Name != "swarm-" + Name);

    /// <summary>Whether one network is trained alone here.</summary>
    public bool IsAlone => !Name.StartsWith("swarm-", StringComparison.Ordinal);

    static Func<IEnumerable<Parameter>, optim.Optimizer> Sgd(double rate, double momentum = 0) =>
        parameters => optim.SGD(parameters, rate, momentum);

    static Func<IEnumerable<Parameter>, optim.Optimizer> Adam(double rate) =>
        parameters => optim.Adam(parameters, rate);
}
