using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>Gated recurrent units with the examples as neighbours: everything within is <c>[step × unit × batch]</c>, so that
/// gates are whole blocks of memory and every vector is full, however few units there are. Input and output are transposed
/// once each.</summary>
sealed class BoundGru : BoundLayer
{
    readonly BoundGruDirection[] _directions;
    readonly Slot _input;
    readonly Slot _output;

    public BoundGru(Binder binder, string name, Gru layer, Shape input) : base(input, layer.OutputFor(input, name))
    {
        _directions = new BoundGruDirection[layer.Directions];
        for (var i = 0; i < _directions.Length; i++)
            _directions[i] = new BoundGruDirection(binder, name, layer, input, isReverse: i == 1);
        _input = binder.Reserve(Input.Size);
        _output = binder.Reserve(Output.Size);
    }

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        Span<float> steps = workspace[_input], states = workspace[_output];
        Rows.Transpose(input, workspace.Batch, Input.Size, steps);
        foreach (var direction in _directions)
            direction.Forward(workspace, steps, states);
        Rows.Transpose(states, Output.Size, workspace.Batch, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        var states = workspace[_output];
        var steps = inputGradient.IsEmpty ? [] : workspace[_input];
        Rows.Transpose(outputGradient, workspace.Batch, Output.Size, states);
        steps.Clear();
        foreach (var direction in _directions)
            direction.Backward(workspace, states, steps);
        if (!inputGradient.IsEmpty)
            Rows.Transpose(steps, Input.Size, workspace.Batch, inputGradient);
    }
}
