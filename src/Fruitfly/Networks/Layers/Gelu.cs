namespace Fruitfly.Networks.Layers;

/// <summary>f Φ(f) with the normal distribution function Φ, the exact form (Hendrycks and Gimpel 2016).</summary>
public sealed record Gelu : Layer
{
    internal override BoundLayer Bind(Binder binder, string name, Shape input) => new BoundActivation(this, input);
}
