namespace Fruitfly.Networks.Layers;

/// <summary>max(f, 0); its derivative at 0 is taken as 0 (UDL 3.1).</summary>
public sealed record Relu : Layer
{
    internal override BoundLayer Bind(Binder binder, string name, Shape input) => new BoundActivation(this, input);
}
