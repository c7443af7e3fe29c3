namespace Fruitfly.Networks;

public enum ParameterRole
{
    Weight,
    Bias,
}

/// <summary>One weight matrix or bias vector of a network.</summary>
/// <param name="Name">the position of its layer and its role as PyTorch's Sequential names them: <c>0.weight</c>,
/// <c>0.bias</c>, <c>2.weight</c>; within a residual block <c>2.0.weight</c></param>
/// <param name="Rows">outputs of the layer</param>
/// <param name="Columns">inputs of the layer; 1 for a bias</param>
/// <param name="FanIn">how many inputs feed one output</param>
/// <param name="FanOut">how many outputs one input feeds</param>
public sealed record Parameter(string Name, ParameterRole Role, int Rows, int Columns, int FanIn, int FanOut)
{
    /// <summary>Where its values begin, within the network's own storage and within copies alike.</summary>
    public required int Offset { get; init; }

    public int Count => Rows * Columns;

    internal Range Range => Offset..(Offset + Count);
}
