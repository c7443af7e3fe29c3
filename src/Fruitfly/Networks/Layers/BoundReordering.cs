using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>Transposes each example, seen as a matrix <c>[rows × columns]</c>: between the order of features, channel by
/// channel, and that of the engine, position by position (see <see cref="Shape"/>). Where either has one row only, the
/// orders are the same and the values are copied.</summary>
sealed class BoundReordering(Shape input, Shape output, int rows, int columns) : BoundLayer(input, output)
{
    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output) =>
        Transpose(input, rows, columns, output);

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!inputGradient.IsEmpty)
            Transpose(outputGradient, columns, rows, inputGradient);
    }

    static void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        var size = rows * columns;
        if (rows == 1 || columns == 1)
            source.CopyTo(destination);
        else
            for (var start = 0; start < source.Length; start += size)
                Rows.Transpose(source.Slice(start, size), rows, columns, destination.Slice(start, size));
    }
}
