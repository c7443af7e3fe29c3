namespace Fruitfly.Networks.Layers;

/// <summary>The mean of the values within a square window of an image, for each channel (UDL 10.4).</summary>
public sealed record AveragePool2d(int Kernel, int? Stride = null) : Pooling(Kernel, Stride)
{
    internal override Window Vertical => Horizontal;

    internal override bool TakesLargest => false;
}
