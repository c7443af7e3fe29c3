namespace Fruitfly.Networks.Layers;

/// <summary>Walks through the windows; each place of a window holds all channels of
/// all examples as neighbours.</summary>
abstract class BoundPooling : BoundLayer
{
    readonly int[] _places;

    private protected BoundPooling(Pooling layer, Shape input, Shape output) : base(input, output)
    {
        var (vertical, horizontal) = (layer.Vertical, layer.Horizontal);
        WindowSize = vertical.Size * horizontal.Size;
        var places = new List<int>(output.Positions * WindowSize);
        for (var i = 0; i < output.Height; i++)
            for (var j = 0; j < output.Width; j++)
                for (var k = 0; k < vertical.Size; k++)
                    for (var l = 0; l < horizontal.Size; l++)
                        places.Add(vertical.InputOf(i, k) * input.Width + horizontal.InputOf(j, l));
        _places = [.. places];
    }

    /// <summary>Places in a window.</summary>
    private protected int WindowSize { get; }

    public sealed override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        var block = Output.Channels * workspace.Batch;
        for (var position = 0; position < Output.Positions; position++)
            Pool(input, WindowAt(position), output.Slice(position * block, block));
    }

    public sealed override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        inputGradient.Clear();
        if (inputGradient.IsEmpty)
            return;
        var block = Output.Channels * workspace.Batch;
        for (var position = 0; position < Output.Positions; position++)
        {
            var at = new Range(position * block, (position + 1) * block);
            Spread(input, output[at], outputGradient[at], WindowAt(position), inputGradient);
        }
    }

    /// <summary>One window of all examples.</summary>
    /// <param name="places">the position in the input of each place of the window; a
    /// position is as long as the output</param>
    private protected abstract void Pool(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output);

    /// <summary>Adds the gradient of one window to that of the input.</summary>
    /// <param name="places">as in <see cref="Pool"/></param>
    private protected abstract void Spread(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<int> places,
        Span<float> inputGradient);

    ReadOnlySpan<int> WindowAt(int position) => _places.AsSpan(position * WindowSize, WindowSize);
}
