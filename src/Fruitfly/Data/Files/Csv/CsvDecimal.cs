using System.Text.RegularExpressions;

namespace Fruitfly.Data.Files;

/// <summary>Decides whether numbers in text have a decimal comma: where the fields leave no doubt.</summary>
static partial class CsvDecimal
{
    /// <param name="ahead">the first records</param>
    /// <param name="isLikely">whether a table like this one had decimal commas</param>
    /// <returns>true where numbers have a comma and none has a point, and not all could be thousands, unless a comma is
    /// likely</returns>
    public static bool IsComma(IReadOnlyList<CsvRecord> ahead, char delimiter, bool isLikely = false)
    {
        if (delimiter == ',' && !isLikely)
            return false; // a quoted field may hold one, but then it may be a thousands separator as well
        var isCertain = isLikely;
        foreach (var record in ahead)
            foreach (var field in record.Fields)
            {
                if (Point().IsMatch(field))
                    return false;
                if (!Comma().IsMatch(field))
                    continue;
                isCertain |= !Thousands().IsMatch(field);
            }
        return isCertain;
    }

    /// <summary>The records with a point where a number has a comma.</summary>
    public static IReadOnlyList<CsvRecord> WithPoints(IReadOnlyList<CsvRecord> records) =>
    [
        .. records.Select(record => record with
        {
            Fields = Array.ConvertAll(record.Fields,
                field => Comma().IsMatch(field) ? field.Replace(',', '.') : field),
        }),
    ];

    [GeneratedRegex(@"^\s*[+-]?(\d+\.\d*|\.\d+)([eE][+-]?\d+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    [GeneratedRegex(@"^\s*[+-]?\d*,\d+([eE][+-]?\d+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^\s*[+-]?[1-9]\d{0,2},\d{3}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
