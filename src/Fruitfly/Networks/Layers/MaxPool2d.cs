namespace Fruitfly.Networks.Layers;

/// <summary>The largest of the values within a square window of an image, for each channel (UDL 10.4).</summary>
public sealed record MaxPool2d(int Kernel, int? Stride = null) : Pooling(Kernel, Stride)
{
    internal override Window Vertical => Horizontal;

    internal override bool TakesLargest => true;
}
