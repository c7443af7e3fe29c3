namespace Fruitfly.Networks.Layers;

/// <summary>γ (x − mean) / √(variance + ε) + β, with mean and variance over all values of an example (Ba, Kiros and Hinton
/// 2016; UDL 11.4), the same in training and evaluation. There is a γ and a β for each value: of a signal it is PyTorch's
/// <c>LayerNorm([channels, width])</c>.</summary>
/// <param name="Epsilon">ε, above 0</param>
public sealed record LayerNorm(double Epsilon = 1e-5) : Layer
{
    public override Shape OutputFor(Shape input, string name) => Epsilon > 0 ? input
        : throw new ArgumentOutOfRangeException(nameof(Epsilon), Epsilon, $"Layer {name}: ε is above 0.");

    public override long ParametersFor(Shape input) => 2L * input.Size;

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        Bind(binder, name, input, rectifies: false);

    internal BoundLayer Bind(Binder binder, string name, Shape input, bool rectifies) =>
        new BoundLayerNorm(binder, name, this, OutputFor(input, name), rectifies);
}
