namespace Fruitfly.Networks.Reference;

/// <summary>A weight matrix <c>[outputs × inputs]</c> or a bias <c>[1 × outputs]</c>, and the
/// derivative of the loss by it.</summary>
/// <param name="Name">as in PyTorch's <c>named_parameters</c> of a Sequential: layer index, dot,
/// <c>weight</c> or <c>bias</c></param>
public sealed record ReferenceParameter(string Name, Matrix Value, Matrix Gradient)
{
    internal ReferenceParameter(string name, int rows, int columns)
        : this(name, new Matrix(rows, columns), new Matrix(rows, columns))
    {
    }
}
