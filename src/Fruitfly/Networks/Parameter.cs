namespace Fruitfly.Networks;

public enum ParameterRole
{
    /// <summary>of a matrix product, drawn by the initializer</summary>
    Weight,

    /// <summary>added to a matrix product, drawn by the initializer</summary>
    Bias,

    /// <summary>what normalized values are multiplied by, 1 before training</summary>
    Scale,

    /// <summary>what is added to normalized values, 0 before training</summary>
    Shift,
}

/// <summary>One weight matrix or bias vector of a network, or factors and summands of a normalization.</summary>
/// <param name="Name">the position of its layer and its role as PyTorch's Sequential names them: <c>0.weight</c>,
/// <c>0.bias</c>, <c>2.weight</c>; within a residual block <c>2.0.weight</c></param>
/// <param name="Rows">outputs of the layer</param>
/// <param name="Columns">inputs of the layer, of a convolution times the positions of its kernel; 1 for a bias</param>
/// <param name="FanIn">how many inputs feed one output</param>
/// <param name="FanOut">how many outputs one input feeds</param>
public sealed record Parameter(string Name, ParameterRole Role, int Rows, int Columns, int FanIn, int FanOut)
{
    /// <summary>Where its values begin, within the network's own storage and within copies alike.</summary>
    public required int Offset { get; init; }

    /// <summary>The length, or height and width, of a convolution's kernel, or of the signal or image that every value
    /// of
    /// is scaled or shifted by itself; empty for everything else.</summary>
    public IReadOnlyList<int> Kernel { get; init; } = [];

    /// <summary>PyTorch's default draws it between ±1 over the root of this: the fan-in, but in a recurrent layer the
    /// number of hidden units, whatever the tensor.</summary>
    public int DefaultFan { get; init; } = FanIn;

    public int Count => Rows * Columns;

    /// <summary>The dimensions that PyTorch's tensor of this name has, row-major: <c>[outputs × inputs]</c>,
    /// <c>[outputs × inputs × kernel]</c>, <c>[outputs]</c>, <c>[channels × width]</c>.</summary>
    public IReadOnlyList<int> Dimensions => Role switch
    {
        ParameterRole.Bias => [Rows],
        ParameterRole.Scale or ParameterRole.Shift => [Rows, .. Kernel],
        _ => [Rows, Columns / KernelPositions, .. Kernel],
    };

    internal Range Range => Offset..(Offset + Count);

    // Training asks in every step, and an enumerator would be allocated each time.
    int KernelPositions
    {
        get
        {
            var positions = 1;
            for (var i = 0; i < Kernel.Count; i++)
                positions *= Kernel[i];
            return positions;
        }
    }

    /// <summary>Copies values of PyTorch's order to the engine's, <c>[kernel × inputs × outputs]</c>: the order of a
    /// patch of an example, and the outputs as neighbours.</summary>
    internal void Store(ReadOnlySpan<float> values, Span<float> storage)
    {
        var positions = KernelPositions;
        if (positions == 1)
        {
            Numerics.Kernels.Rows.Transpose(values, Rows, Columns, storage);
            return;
        }
        for (int row = 0, from = 0; row < Rows; row++)
            for (var input = 0; input < Columns / positions; input++)
                for (var position = 0; position < positions; position++)
                    storage[Place(row, input, position, positions)] = values[from++];
    }

    /// <summary>The reverse of <see cref="Store"/>.</summary>
    internal void Restore(ReadOnlySpan<float> storage, Span<float> values)
    {
        var positions = KernelPositions;
        if (positions == 1)
        {
            Numerics.Kernels.Rows.Transpose(storage, Columns, Rows, values);
            return;
        }
        for (int row = 0, to = 0; row < Rows; row++)
            for (var input = 0; input < Columns / positions; input++)
                for (var position = 0; position < positions; position++)
                    values[to++] = storage[Place(row, input, position, positions)];
    }

    int Place(int row, int input, int position, int positions) =>
        (position * (Columns / positions) + input) * Rows + row;
}
