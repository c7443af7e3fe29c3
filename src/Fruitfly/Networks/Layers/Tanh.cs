namespace Fruitfly.Networks.Layers;

/// <summary>tanh f.</summary>
public sealed record Tanh : Layer
{
    internal override BoundLayer Bind(Binder binder, string name, Shape input) => new BoundActivation(this, input);
}
