namespace Fruitfly.Networks.Layers;

/// <summary>f[o, i, j] = β[o] + Σ over c, k and l of ω[o, c, k, l] h[c, stride · i − padding + dilation · k, stride · j
/// − padding + dilation · l], for an image h <c>[channels × height × width]</c> and outputs o (UDL 10.3); h is 0 beyond
/// its edges. The kernel is square.</summary>
public sealed record Conv2d(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, bool Bias = true)
    : Convolution(Channels, Kernel, Stride, Padding, Dilation, Bias)
{
    internal override Window Vertical => Horizontal;

    internal override IReadOnlyList<int> KernelDimensions => [Kernel, Kernel];
}
