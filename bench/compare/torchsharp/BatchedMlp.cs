using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>As many networks side by side, each with its own weights and batches:
/// [network × batch × features].</summary>
sealed class BatchedMlp : nn.Module<Tensor, Tensor>
{
    readonly ParameterList _weights, _biases;

    public BatchedMlp(long networks, long[] widths) : base(nameof(BatchedMlp))
    {
        var shapes = widths.Zip(widths.Skip(1)).ToArray();
        _weights = nn.ParameterList([.. shapes.Select(shape =>
            new Parameter(randn(networks, shape.First, shape.Second) * Math.Sqrt(2.0 / shape.First)))]);
        _biases = nn.ParameterList([.. shapes.Select(shape => new Parameter(zeros(networks, 1, shape.Second)))]);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        for (var layer = 0; layer < _weights.Count; layer++)
            x = bmm(layer > 0 ? x.relu() : x, _weights[layer]) + _biases[layer];
        return x;
    }
}
