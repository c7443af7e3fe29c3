namespace Fruitfly.Networks.Layers;

/// <summary>f[o, i] = β[o] + Σ over c and k of ω[o, c, k] h[c, stride · i − padding + dilation · k], for a signal h
/// <c>[channels × width]</c> and outputs o (UDL 10.2); h is 0 beyond its ends.</summary>
public sealed record Conv1d(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, bool Bias = true)
    : Convolution(Channels, Kernel, Stride, Padding, Dilation, Bias)
{
    internal override Window Vertical => Window.Single;

    internal override IReadOnlyList<int> KernelDimensions => [Kernel];

    public override Shape OutputFor(Shape input, string name)
    {
        RequireOneRow(input, name, "a one-dimensional convolution");
        return base.OutputFor(input, name);
    }
}
