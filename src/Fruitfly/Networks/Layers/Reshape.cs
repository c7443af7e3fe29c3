namespace Fruitfly.Networks.Layers;

/// <summary>Makes a vector of features a signal <c>[channels × width]</c> or an image <c>[channels × height ×
/// width]</c>; of the features, the width runs fastest, as in PyTorch.</summary>
/// <param name="Order">Default: null, channel by channel. By position the features are <c>[height × width ×
/// channels]</c>, as image sets have them.</param>
public sealed record Reshape(int Channels, int Width, int Height = 1, FlattenOrder? Order = null) : Layer
{
    public override Shape OutputFor(Shape input, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Height);
        RequireVector(input, name, "a reshaping layer");
        var output = new Shape(Channels, Height, Width);
        return output.Size == input.Size
            ? output
            : throw new ArgumentException(
                $"Layer {name}: {input.Size} features do not fill the shape {output}, which holds {output.Size}.");
    }

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        new BoundReordering(binder, input, OutputFor(input, name), Order ?? FlattenOrder.ByChannel);
}
