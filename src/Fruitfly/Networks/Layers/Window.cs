namespace Fruitfly.Networks.Layers;

/// <summary>How a kernel moves along one axis: output i sees the inputs stride · i − padding + dilation · k for k below
/// size.</summary>
readonly record struct Window(int Size, int Stride = 1, int Padding = 0, int Dilation = 1)
{
    /// <summary>Sees each value by itself, and leaves an axis as it is.</summary>
    public static Window Single => new(1);

    /// <summary>Outputs along an axis of <paramref name="inputs"/> values.</summary>
    /// <exception cref="ArgumentException">the window does not fit</exception>
    public int OutputsFor(int inputs, string layer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Size, "Kernel");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Stride);
        ArgumentOutOfRangeException.ThrowIfNegative(Padding);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Dilation);
        var extent = (long)Dilation * (Size - 1) + 1;
        var padded = inputs + 2L * Padding;
        if (extent > padded)
            throw new ArgumentException(
                $"Layer {layer}: a window over {extent} values does not fit into {inputs} with {Padding} zeros on " +
                "both sides.");
        return checked((int)((padded - extent) / Stride) + 1);
    }

    /// <summary>The input that place <paramref name="k"/> of the window sees for an output.</summary>
    public int InputOf(int output, int k) => output * Stride - Padding + k * Dilation;
}
