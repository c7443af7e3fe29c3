namespace Fruitfly.Networks.Layers;

/// <summary>Gated recurrent units (Cho et al. 2014, in PyTorch's form) that read a signal <c>[channels × width]</c>
/// step by step: r = σ(W_r x + b_r + U_r h + c_r), z = σ(W_z x + b_z + U_z h + c_z), n = tanh(W_n x + b_n + r (U_n h +
/// c_n)), h′ = (1 − z) n + z h, from h = 0.</summary>
/// <param name="Hidden">units of a direction</param>
/// <param name="Bidirectional">whether as many units read the signal from its end; their outputs follow those of the
/// others at each step</param>
/// <param name="Outputs">Default: the states after every step, a signal as wide as the input.</param>
public sealed record Gru(int Hidden, bool Bidirectional = false, GruOutputs Outputs = GruOutputs.All) : Layer
{
    internal int Directions => Bidirectional ? 2 : 1;

    public override Shape OutputFor(Shape input, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Hidden);
        RequireOneRow(input, name, "a recurrent layer");
        return new Shape(checked(Directions * Hidden), Width: Outputs == GruOutputs.All ? input.Width : 1);
    }

    public override long ParametersFor(Shape input) => Directions * 3L * Hidden * (input.Channels + Hidden + 2L);

    public override long UsesFor(Shape input) => input.Width;

    public override LayerProducts ProductsFor(Shape input)
    {
        var outputs = Directions * 3L * Hidden * input.Width;
        return new LayerProducts(outputs * (input.Channels + Hidden), outputs * Hidden, outputs * input.Channels);
    }

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        BoundTransposition.Around(binder, new BoundGru(binder, name, this, input));
}

/// <summary>Which states a <see cref="Gru"/> gives.</summary>
public enum GruOutputs
{
    /// <summary>those after every step</summary>
    All,

    /// <summary>of each direction the one after its last step, as a plain vector: PyTorch's h_n</summary>
    Last,
}
