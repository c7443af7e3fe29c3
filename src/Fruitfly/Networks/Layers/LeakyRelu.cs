namespace Fruitfly.Networks.Layers;

/// <summary>f for positive f, slope · f otherwise (UDL problem 3.1).</summary>
public sealed record LeakyRelu(double Slope = 0.01) : Layer
{
    internal override BoundLayer Bind(Binder binder, string name, Shape input) => new BoundActivation(this, input);
}
