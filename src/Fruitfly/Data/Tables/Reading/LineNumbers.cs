using System.Text.RegularExpressions;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Finds columns that only number or name the rows.</summary>
sealed partial class LineNumbers
{
    const int FewestWithoutName = 20;

    readonly ColumnFacts _facts;
    readonly bool _isNameless;
    readonly bool _isIdentifier;
    readonly int? _start;

    /// <param name="facts">of all rows of the table</param>
    public LineNumbers(RawTable table, ColumnFacts facts)
    {
        _facts = facts;
        var column = table.Columns[facts.Place];
        _isNameless = table.HasNames && Nameless().IsMatch(column.Name);
        _isIdentifier = table.HasNames && Identifier().IsMatch(column.Name);
        _start = StartOf(column.Numbers);
    }

    bool MayBeLeftOut => _isNameless || _isIdentifier;

    /// <summary>Why the column is no feature; null where it may be one.</summary>
    /// <exception cref="DataFileException">it has no name and may be a feature</exception>
    public string? ReasonToLeaveOut(RawTable table)
    {
        if (_start is not null && (MayBeLeftOut || !table.HasNames && _facts.Place == 0
            && _facts.Rows >= FewestWithoutName))
            return $"it counts the lines from {_start}{(_isNameless ? " and has no name" : "")}";
        if (MayBeLeftOut && Differ())
        {
            if (_isNameless)
                return "it has no name, and every line its own value";
            if (_facts.Rows > 1)
                return "it is named like an identifier, and every line has its own value";
        }
        if (_isNameless && _facts.Words == 0)
            throw table.FailAt(_facts.Place, "the column has no name, and may be a feature or a number of the line",
                $"Give it a name if it is a feature, else leave it out with {FileSetting.Drop}.");
        return null;
    }

    /// <summary>What the user should know of a column that stays; null for nothing.</summary>
    public string? Note() =>
        _start is not null && _facts.Rows >= FewestWithoutName
            ? FormattableString.Invariant(
                $"Column '{DataFileException.Quote(_facts.Name)}' counts the lines from {_start}; it is kept as a feature.")
        : _isIdentifier
            ? $"Column '{DataFileException.Quote(_facts.Name)}' is named like an identifier, but values repeat; it is " +
                "kept as a feature."
        : null;

    // Words or whole numbers, each its own.
    bool Differ() => _facts.Differ()
        && (_facts.Words > 0 || _facts.Values().All(number => number == Math.Floor(number)));

    static int? StartOf(double[] numbers)
    {
        if (numbers.Length == 0 || numbers[0] is not (0 or 1))
            return null;
        for (var i = 1; i < numbers.Length; i++)
            if (numbers[i] != numbers[0] + i)
                return null;
        return (int)numbers[0];
    }

    [GeneratedRegex(@"^(Unnamed: \d+(\.\d+)*|\.\.\.\d+|__index_level_\d+__|)$", RegexOptions.CultureInvariant)]
    private static partial Regex Nameless();

    [GeneratedRegex(
        @"^((.*[ _.-])?(id|uuid|guid)|idx|index|row|row[ _.-]?(names?|id|index|num|number|nr|no)|no|nr|obs|#)$|[a-z](?-i:I[dD])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
