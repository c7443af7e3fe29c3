namespace Fruitfly.Networks.Layers;

/// <summary>The largest of the values within a window of a signal, for each channel (UDL 10.4).</summary>
public sealed record MaxPool1d(int Kernel, int? Stride = null) : Pooling(Kernel, Stride)
{
    internal override Window Vertical => Window.Single;

    internal override bool TakesLargest => true;

    public override Shape OutputFor(Shape input, string name)
    {
        RequireOneRow(input, name, "one-dimensional pooling");
        return base.OutputFor(input, name);
    }
}
