namespace Fruitfly.Networks.Layers;

/// <summary>h + F(h), where F is a sequence of layers that keeps the shape. <c>new Residual([new Linear(100), new
/// Relu()])</c> is the hidden block h + relu(W h + b) of mnist1d's MLP.</summary>
public sealed record Residual(IReadOnlyList<Layer> Layers) : Layer
{
    public override long ParametersFor(Shape input) => 0;

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        new BoundResidual(binder, name, this, input);
}
