namespace Fruitfly.Networks.Layers;

/// <summary>f = W h + b with W <c>[outputs × inputs]</c>, the pre-activations of a fully
/// connected layer (UDL 4.3).</summary>
public sealed record Linear(int Outputs, bool Bias = true) : Layer
{
    public override Shape OutputFor(Shape input, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Outputs);
        RequireVector(input, name, "a fully connected layer");
        return new Shape(Outputs);
    }

    public override long ParametersFor(Shape input) => ((long)input.Size + (Bias ? 1 : 0)) * Outputs;

    public override LayerProducts ProductsFor(Shape input) => LayerProducts.Of((long)input.Size * Outputs);

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        new BoundLinear(binder, name, this, input);
}
