namespace Fruitfly.Networks.Layers;

/// <summary>Gated recurrent units with the examples as neighbours: everything within is <c>[step × unit × batch]</c>,
/// so that gates are whole blocks of memory and every vector is full, however few units there are.</summary>
sealed class BoundGru : BoundLayer
{
    readonly BoundGruDirection[] _directions;

    public BoundGru(Binder binder, string name, Gru layer, Shape input) : base(input, layer.OutputFor(input, name))
    {
        _directions = new BoundGruDirection[layer.Directions];
        for (var i = 0; i < _directions.Length; i++)
            _directions[i] = new BoundGruDirection(binder, name, layer, input, isReverse: i == 1);
    }

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        foreach (var direction in _directions)
            direction.Forward(workspace, input, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        inputGradient.Clear();
        foreach (var direction in _directions)
            direction.Backward(workspace, outputGradient, inputGradient);
    }
}
