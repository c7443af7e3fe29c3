using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>A layer that works with the examples of the batch as neighbours, where it is fed vectors or gives them:
/// those are <c>[batch × features]</c> (see <see cref="Shape"/>) and are transposed before it or after it.</summary>
sealed class BoundTransposition : BoundLayer
{
    readonly BoundLayer _layer;
    readonly Slot _input, _output, _inputGradient, _outputGradient;

    BoundTransposition(Binder binder, BoundLayer layer) : base(layer.Input, layer.Output)
    {
        _layer = layer;
        if (Input.IsVector)
            (_input, _inputGradient) = (binder.Reserve(Input.Size), binder.Reserve(Input.Size));
        if (Output.IsVector)
            (_output, _outputGradient) = (binder.Reserve(Output.Size), binder.Reserve(Output.Size));
    }

    /// <summary>The layer itself where there is nothing to transpose.</summary>
    public static BoundLayer Around(Binder binder, BoundLayer layer) =>
        layer.Input.IsVector || layer.Output.IsVector ? new BoundTransposition(binder, layer) : layer;

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        if (Input.IsVector)
        {
            Rows.Transpose(input, workspace.Batch, Input.Size, workspace[_input]);
            input = workspace[_input];
        }
        _layer.Forward(workspace, input, Output.IsVector ? workspace[_output] : output);
        if (Output.IsVector)
            Rows.Transpose(workspace[_output], Output.Size, workspace.Batch, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (Output.IsVector)
        {
            Rows.Transpose(outputGradient, workspace.Batch, Output.Size, workspace[_outputGradient]);
            output = workspace[_output];
            outputGradient = workspace[_outputGradient];
        }
        if (!Input.IsVector)
        {
            _layer.Backward(workspace, input, output, outputGradient, inputGradient);
            return;
        }
        var gradient = inputGradient.IsEmpty ? [] : workspace[_inputGradient];
        _layer.Backward(workspace, workspace[_input], output, outputGradient, gradient);
        if (!inputGradient.IsEmpty)
            Rows.Transpose(gradient, Input.Size, workspace.Batch, inputGradient);
    }
}
