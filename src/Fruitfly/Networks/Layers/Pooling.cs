namespace Fruitfly.Networks.Layers;

/// <summary>What the pooling layers have in common: they sum up the values of a channel within a window.</summary>
/// <param name="Kernel">values that the window spans along each axis</param>
/// <param name="Stride">how far the window moves from one output to the next; null for windows side by side</param>
public abstract record Pooling(int Kernel, int? Stride) : Layer
{
    internal abstract Window Vertical { get; }

    internal Window Horizontal => new(Kernel, Stride ?? Kernel);

    internal abstract bool TakesLargest { get; }

    public override Shape OutputFor(Shape input, string name) =>
        new(input.Channels, Vertical.OutputsFor(input.Height, name), Horizontal.OutputsFor(input.Width, name));

    public override BoundLayer Bind(Binder binder, string name, Shape input)
    {
        var output = OutputFor(input, name);
        return BoundTransposition.Around(
            binder, TakesLargest
                ? new BoundMaxPooling(this, input, output) : new BoundAveragePooling(this, input, output));
    }
}
