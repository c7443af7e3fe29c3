using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Data.Files;

/// <summary>Gathers a column of features and finds out whether it only numbers or names the examples.</summary>
sealed partial class CsvColumn(CsvRecords records, int place, string name, bool hasHeader)
{
    const int FewestWithoutName = 20;

    readonly bool _isNameless = hasHeader && Nameless().IsMatch(name);
    readonly bool _isIdentifier = hasHeader && Identifier().IsMatch(name);
    readonly List<double> _numbers = [];
    readonly HashSet<string> _texts = [];
    DataFileException? _wrong;
    int _count;
    bool _areIntegers = true;
    int? _start;

    bool MayBeLeftOut => _isNameless || _isIdentifier;

    public int Place => place;

    public string Name => NameOf(name, place);

    public IReadOnlyList<double> Numbers => _numbers;

    /// <summary>What a column is called, if need be by its place.</summary>
    public static string NameOf(string name, int place) => name.Length > 0 ? name : $"column {place + 1}";

    public void Add(string text)
    {
        _count++;
        if (MayBeLeftOut)
            _texts.Add(text.Trim());
        if (_wrong is not null)
            return;
        try
        {
            var number = CsvNumber.Parse(records, text, place, Name);
            _areIntegers &= number == Math.Floor(number);
            _start ??= number is 0 or 1 ? (int)number : int.MinValue;
            if (_start + (double)(_count - 1) != number)
                _start = int.MinValue;
            _numbers.Add(number);
        }
        catch (DataFileException wrong) when (MayBeLeftOut)
        {
            _wrong = wrong; // it may turn out that nothing is lost
        }
    }

    /// <summary>Why the column is no feature; null where it is one.</summary>
    /// <exception cref="DataFileException">it has no name and may be a feature, or it is one
    /// and holds what is no number</exception>
    public string? ReasonToLeaveOut(bool isFirst)
    {
        var (counts, differ) = (_wrong is null && _start is 0 or 1, _texts.Count == _count);
        if (counts && (MayBeLeftOut || !hasHeader && isFirst && _count >= FewestWithoutName))
            return FormattableString.Invariant(
                $"it counts the lines from {_start}{(_isNameless ? " and has no name" : "")}");
        if (_isNameless && differ && (_wrong is not null || _areIntegers))
            return "it has no name, and every line its own value";
        if (_isIdentifier && differ && (_wrong is not null || _areIntegers) && _count > 1)
            return "it is named like an identifier, and every line has its own value";
        if (_wrong is not null)
            throw _wrong;
        return !_isNameless
            ? null : throw records.FailAt(1, place,
                "the column has no name, and may be a feature or a number of the line",
            $"Give it a name if it is a feature, else leave it out with {FileSetting.Drop}.");
    }

    /// <summary>What the user should know of a column that stays; null for nothing.</summary>
    public string? Note() =>
        _start is 0 or 1 && _count >= FewestWithoutName
            ? string.Create(CultureInfo.InvariantCulture,
                $"Column '{DataFileException.Quote(Name)}' counts the lines from {_start}; it is kept as a feature.")
        : _isIdentifier
            ? $"Column '{DataFileException.Quote(Name)}' is named like an identifier, but values repeat; it is " +
                "kept as a feature."
        : null;

    [GeneratedRegex(@"^(Unnamed: \d+|)$", RegexOptions.CultureInvariant)]
    private static partial Regex Nameless();

    [GeneratedRegex(
        @"^((.*[ _.-])?(id|uuid|guid)|idx|index|row|row[ _.-]?(names?|id|index|num|number|nr|no)|no|nr|obs|#)$|[a-z](?-i:I[dD])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
