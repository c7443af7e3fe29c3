using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>A normalization works on matrices whose columns have a factor and a summand each. Vectors are such a
/// matrix;
/// signals and images are transposed to one, in blocks of neighbouring positions.</summary>
/// <param name="blocks">of positions that are transposed each by itself; their rows follow one another</param>
abstract class BoundNormalization(Binder binder, Shape shape, int blocks) : BoundLayer(shape, shape)
{
    // [blocks · batch × columns] each; the output's place holds its gradient in the backward pass
    readonly Slot _input = Reserve(binder, shape), _output = Reserve(binder, shape),
        _inputGradient = Reserve(binder, shape);

    /// <summary>Of the matrix.</summary>
    protected int Columns { get; } = shape.Size / blocks;

    public sealed override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        if (Input.IsVector)
        {
            Normalize(workspace, input, output);
            return;
        }
        ToRows(input, workspace.Batch, workspace[_input]);
        Normalize(workspace, workspace[_input], workspace[_output]);
        FromRows(workspace[_output], workspace.Batch, output);
    }

    public sealed override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (Input.IsVector)
        {
            Differentiate(workspace, input, outputGradient, inputGradient);
            return;
        }
        ToRows(outputGradient, workspace.Batch, workspace[_output]);
        var gradient = inputGradient.IsEmpty ? [] : workspace[_inputGradient];
        Differentiate(workspace, workspace[_input], workspace[_output], gradient);
        if (!inputGradient.IsEmpty)
            FromRows(gradient, workspace.Batch, inputGradient);
    }

    /// <param name="input"><c>[rows × columns]</c></param>
    private protected abstract void Normalize(Workspace workspace, ReadOnlySpan<float> input, Span<float> output);

    /// <summary>The gradients of factors and summands, and of the input where that is asked for.</summary>
    private protected abstract void Differentiate(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient);

    void ToRows(ReadOnlySpan<float> values, int batch, Span<float> rows)
    {
        var size = Columns * batch;
        for (var start = 0; start < values.Length; start += size)
            Rows.Transpose(values.Slice(start, size), Columns, batch, rows.Slice(start, size));
    }

    void FromRows(ReadOnlySpan<float> rows, int batch, Span<float> values)
    {
        var size = Columns * batch;
        for (var start = 0; start < values.Length; start += size)
            Rows.Transpose(rows.Slice(start, size), batch, Columns, values.Slice(start, size));
    }

    static Slot Reserve(Binder binder, Shape shape) => shape.IsVector ? default : binder.Reserve(shape.Size);
}
