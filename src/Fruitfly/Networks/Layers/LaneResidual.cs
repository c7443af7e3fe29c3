using System.Numerics.Tensors;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>h + F(h), as <see cref="BoundResidual"/>.</summary>
sealed class LaneResidual(BoundLayer layer, LaneLayer block, int capacity) : LaneLayer(layer)
{
    readonly AlignedValues _blockOutput = new(capacity * block.Outputs * Lanes.Count);

    public override void Load(Swarm swarm) => block.Load(swarm);

    public override void Forward(Swarm swarm, ReadOnlySpan<float> input, bool isShared, Span<float> output)
    {
        var blockOutput = _blockOutput.First(output.Length);
        block.Forward(swarm, input, isShared: false, blockOutput);
        TensorPrimitives.Add(input, blockOutput, output);
    }

    public override void Backward(
        Swarm swarm, ReadOnlySpan<float> input, bool isShared, ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        block.Backward(
            swarm, input, isShared: false, _blockOutput.First(output.Length), outputGradient, inputGradient);
        if (!inputGradient.IsEmpty)
            TensorPrimitives.Add(inputGradient, outputGradient, inputGradient);
    }
}
