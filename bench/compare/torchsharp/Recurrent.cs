using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>A bidirectional recurrent layer of 6 gated units in each direction, then a linear one.</summary>
sealed class Recurrent : nn.Module<Tensor, Tensor>
{
    readonly GRU _gru = nn.GRU(1, 6, batchFirst: true, bidirectional: true);
    readonly Linear _linear = nn.Linear(480, 10);

    public Recurrent() : base(nameof(Recurrent)) => RegisterComponents();

    public override Tensor forward(Tensor x) =>
        _linear.call(_gru.call(x.unsqueeze(-1), null).Item1.flatten(1));
}
