namespace Fruitfly.Networks.Layers;

/// <summary>1 / (1 + exp(−f)).</summary>
public sealed record Sigmoid : Layer
{
    internal override BoundLayer Bind(Binder binder, string name, Shape input) => new BoundActivation(this, input);
}
