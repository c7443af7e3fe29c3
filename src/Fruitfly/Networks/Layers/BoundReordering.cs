using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>Turns vectors, <c>[batch × features]</c>, into a signal or an image, <c>[positions × channels × batch]</c>,
/// or the reverse (see <see cref="Shape"/>).</summary>
sealed class BoundReordering : BoundLayer
{
    readonly bool _makesSignal;
    readonly Shape _signal;
    readonly FlattenOrder _order;
    readonly Slot _reordered;

    /// <param name="order">of the features of the vectors</param>
    public BoundReordering(Binder binder, Shape input, Shape output, FlattenOrder order) : base(input, output)
    {
        _makesSignal = input.IsVector;
        _signal = _makesSignal ? output : input;
        _order = order;
        _reordered = Reorders ? binder.Reserve(input.Size) : default;
    }

    /// <summary>Whether the features have another order than the signal: where there is one channel or one position,
    /// all orders are one.</summary>
    bool Reorders => _order == FlattenOrder.ByChannel && _signal is { Channels: > 1, Positions: > 1 };

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        if (Input == Output)
            input.CopyTo(output);
        else if (_makesSignal)
            ToSignal(workspace, input, output);
        else
            ToVectors(workspace, input, output);
    }

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (inputGradient.IsEmpty)
            return;
        if (Input == Output)
            outputGradient.CopyTo(inputGradient);
        else if (_makesSignal)
            ToVectors(workspace, outputGradient, inputGradient);
        else
            ToSignal(workspace, outputGradient, inputGradient);
    }

    void ToSignal(Workspace workspace, ReadOnlySpan<float> vectors, Span<float> signal)
    {
        var features = Reorders ? workspace[_reordered] : signal;
        Rows.Transpose(vectors, workspace.Batch, _signal.Size, features);
        if (Reorders)
            Reorder(features, _signal.Channels, _signal.Positions, workspace.Batch, signal);
    }

    void ToVectors(Workspace workspace, ReadOnlySpan<float> signal, Span<float> vectors)
    {
        var features = signal;
        if (Reorders)
        {
            var reordered = workspace[_reordered];
            Reorder(signal, _signal.Positions, _signal.Channels, workspace.Batch, reordered);
            features = reordered;
        }
        Rows.Transpose(features, _signal.Size, workspace.Batch, vectors);
    }

    /// <summary>destination[j, i, :] = source[i, j, :]</summary>
    static void Reorder(ReadOnlySpan<float> source, int rows, int columns, int batch, Span<float> destination)
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                source.Slice((i * columns + j) * batch, batch).CopyTo(destination.Slice((j * rows + i) * batch, batch));
    }
}
