namespace Fruitfly.Lab.Comparisons;

/// <summary>What was asked for cannot be compared.</summary>
public sealed class ComparisonException(string message) : Exception(message)
{
    /// <summary>The study that is not there; null for other problems.</summary>
    public string? Study { get; init; }

    /// <summary>Whether the store lacks the trials of a model.</summary>
    public bool LacksTrials { get; init; }

    /// <summary>How to name one setting where several were meant; null for other problems.</summary>
    public string? Example { get; init; }
}
