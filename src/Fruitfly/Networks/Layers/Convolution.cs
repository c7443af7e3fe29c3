namespace Fruitfly.Networks.Layers;

/// <summary>What one- and two-dimensional convolutions have in common: the same kernel applied at every position of the
/// output.</summary>
/// <param name="Channels">of the output</param>
/// <param name="Kernel">values that the kernel spans along each axis</param>
/// <param name="Stride">how far the kernel moves from one output to the next</param>
/// <param name="Padding">zeros on either side of the input</param>
/// <param name="Dilation">distance between the inputs that neighbouring kernel values see</param>
/// <param name="Bias">whether there is a β</param>
public abstract record Convolution(int Channels, int Kernel, int Stride, int Padding, int Dilation, bool Bias) : Layer
{
    internal abstract Window Vertical { get; }

    internal Window Horizontal => new(Kernel, Stride, Padding, Dilation);

    public override Shape OutputFor(Shape input, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        return new Shape(Channels, Vertical.OutputsFor(input.Height, name), Horizontal.OutputsFor(input.Width, name));
    }

    public override long ParametersFor(Shape input) =>
        ((long)input.Channels * Vertical.Size * Horizontal.Size + (Bias ? 1 : 0)) * Channels;

    public override long UsesFor(Shape input) => OutputFor(input, "").Positions;

    public override LayerProducts ProductsFor(Shape input) =>
        LayerProducts.Of((long)input.Channels * Vertical.Size * Horizontal.Size * OutputFor(input, "").Size);

    public override BoundLayer Bind(Binder binder, string name, Shape input) => Bind(binder, name, input, default);

    internal BoundLayer Bind(Binder binder, string name, Shape input, Rectification rectification) =>
        BoundTransposition.Around(binder, new BoundConvolution(binder, name, this, input, rectification));

    /// <summary>The kernel's dimensions: length, or height and width.</summary>
    internal abstract IReadOnlyList<int> KernelDimensions { get; }
}
