using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>How a text was cut into the fields of a table.</summary>
/// <param name="Delimiter">between fields</param>
/// <param name="Header">whether the first line names the columns</param>
/// <param name="HasRowNames">the header has no name for the first column</param>
/// <param name="EndsWithDelimiter">each line ends with a delimiter that begins no column</param>
sealed record TextLayout(char Delimiter, bool Header, bool HasRowNames = false, bool EndsWithDelimiter = false)
{
    /// <summary>Whether the first line counts examples and names classes, as in scikit-learn's own files.</summary>
    public bool BeginsWithCounts { get; init; }

    /// <summary>Whether numbers are written with a decimal comma.</summary>
    public bool HasDecimalComma { get; init; }

    /// <summary>How characters are written, where it is not UTF-8.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>What the user should know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
