namespace Fruitfly.Data.Tables;

/// <summary>Something suspicious about the data of a file.</summary>
/// <param name="Text">a sentence, safe to show</param>
/// <param name="Column">the name of the one that it is about; null for the whole table</param>
public sealed record TableWarning(TableWarningKind Kind, string Text, string? Column = null);

/// <summary>What is suspicious.</summary>
public enum TableWarningKind
{
    /// <summary>one class has ten times the examples of another, or more</summary>
    Imbalance,

    /// <summary>rows repeat others in every feature and the target</summary>
    Duplicates,

    /// <summary>rows agree in every feature and not in the target</summary>
    Contradictions,

    /// <summary>one column alone predicts the target almost perfectly</summary>
    Leakage,

    /// <summary>half the values of a column, or more, are missing</summary>
    Missing,

    /// <summary>a column is left out for it has too many different words</summary>
    Cardinality,
}
