namespace Fruitfly.Lab.Sweeps;

/// <summary>What varies in a sweep.</summary>
/// <param name="Path">in the study file, such as <c>recipe.optimizer.learningRate</c></param>
/// <param name="Scale">on which it is drawn, and on which values are spaced</param>
/// <param name="Values">its levels, in order; empty where values are drawn from a range</param>
public sealed record Factor(string Path, FactorScale Scale, IReadOnlyList<FactorValue> Values)
{
    /// <summary>Whether it changes the data: a condition, rather than something to choose.</summary>
    public bool IsOfData => Path.StartsWith("data.", StringComparison.Ordinal);
}

/// <summary>How the values of a factor lie.</summary>
public enum FactorScale
{
    /// <summary>names, without an order</summary>
    Categorical,

    Linear,

    Logarithmic,
}

/// <summary>One value of a factor.</summary>
/// <param name="Text">as the study file writes it</param>
/// <param name="Number">null where it is no number</param>
public readonly record struct FactorValue(string Text, double? Number);
