using System.Text.RegularExpressions;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Says of a column of numbers when its fields look as if they were something else.</summary>
static partial class NumberNotes
{
    const int FewestGroups = 5;

    /// <summary>What the user should know; null for nothing.</summary>
    public static string? Of(RawTable raw, ColumnFacts facts)
    {
        if (raw.Columns[facts.Place] is { Amount: not null } or { Codes: null })
            return null;
        string[] texts = [.. facts.Texts().Where(text => text is { IsMissing: false, IsNumber: true })
            .Select(text => text.Text)];
        var name = DataFileException.Quote(facts.Name);
        if (texts.Any(text => Code().IsMatch(text)) && texts.All(text => text.All(char.IsAsciiDigit)))
            return $"Column '{name}' holds digits that begin with 0, as codes do; it is read as numbers.";
        // Programs that put points between thousands do not put commas between fields.
        if (raw.Layout is { Delimiter: not ',', HasDecimalComma: false } && texts.Length >= FewestGroups
            && texts.Any(text => Group().IsMatch(text))
            && texts.All(text => Group().IsMatch(text) || text.Length <= 3 && text.All(char.IsAsciiDigit)))
            return $"Column '{name}' is read with a decimal point, but all of its points may stand between thousands.";
        return null;
    }

    [GeneratedRegex(@"^0[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
