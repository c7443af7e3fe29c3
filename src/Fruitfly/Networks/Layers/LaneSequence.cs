using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>Layers one after another, as <see cref="BoundSequence"/>.</summary>
sealed class LaneSequence(BoundSequence sequence, LaneLayer[] layers, int firstTrained, int capacity)
    : LaneLayer(sequence)
{
    readonly AlignedValues[] _activations = Between(layers, capacity), _gradients = Between(layers, capacity);

    public override bool TakesSharedInput => layers[0].TakesSharedInput;

    public override void Load(Swarm swarm)
    {
        foreach (var layer in layers)
            layer.Load(swarm);
    }

    public override void Forward(Swarm swarm, ReadOnlySpan<float> input, bool isShared, Span<float> output)
    {
        for (var i = 0; i < layers.Length; i++)
        {
            var to = i < _activations.Length ? Values(swarm, _activations, i) : output;
            layers[i].Forward(swarm, input, isShared && i == 0, to);
            input = to;
        }
    }

    public override void Backward(
        Swarm swarm, ReadOnlySpan<float> input, bool isShared, ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var first = inputGradient.IsEmpty ? firstTrained : 0;
        for (var i = layers.Length - 1; i >= first; i--)
        {
            var from = i > 0 ? Values(swarm, _activations, i - 1) : input;
            var fromGradient = i > first ? Values(swarm, _gradients, i - 1) : inputGradient;
            layers[i].Backward(swarm, from, isShared && i == 0, output, outputGradient, fromGradient);
            output = from;
            outputGradient = fromGradient;
        }
    }

    Span<float> Values(Swarm swarm, AlignedValues[] values, int i) =>
        values[i].First(swarm.Batch * layers[i].Outputs * Lanes.Count);

    static AlignedValues[] Between(LaneLayer[] layers, int capacity) =>
        [.. layers.SkipLast(1).Select(layer => new AlignedValues(capacity * layer.Outputs * Lanes.Count))];
}
