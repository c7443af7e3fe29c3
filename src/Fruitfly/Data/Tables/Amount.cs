using System.Globalization;
using System.Text.RegularExpressions;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>How numbers are written that have a unit, such as <c>12 %</c>, <c>$1,200.50</c> or
/// <c>1.200,50 €</c>.</summary>
/// <param name="Unit">a percent sign, the sign of a currency, or its three letters</param>
/// <param name="HasDecimalComma">and points or blanks between thousands; else a decimal point and commas or
/// blanks</param>
sealed partial record Amount(string Unit, bool HasDecimalComma)
{
    const int LongestText = 60;

    /// <summary>How all texts are written; null where they are no amounts of one unit, or may be read in two
    /// ways.</summary>
    /// <param name="hasDecimalComma">whether other numbers of the table have one</param>
    public static Amount? Of(IReadOnlyCollection<string> texts, bool hasDecimalComma)
    {
        if (texts.Count == 0 || UnitOf(texts.First()) is not { } unit)
            return null;
        Amount[] fitting = [.. ((bool[])[hasDecimalComma, !hasDecimalComma]).Select(comma => new Amount(unit, comma))
            .Where(amount => texts.All(text => UnitOf(text) == unit && amount.TryParse(text, out _)))];
        if (fitting.Length < 2 || texts.All(text => !text.AsSpan().ContainsAny(",.")))
            return fitting.FirstOrDefault();
        // All have three digits behind their only separator: thousands, since money has hundredths.
        var areWithPoint = texts.All(text => !text.Contains(','));
        return unit == "%" || !areWithPoint && texts.Any(text => text.Contains('.')) ? null
            : fitting.Single(amount => amount.HasDecimalComma == areWithPoint);
    }

    /// <summary>How the numbers of a column are written; null for plain ones.</summary>
    public static Amount? Of(TableColumn column) =>
        column.Unit is { Length: > 0 } unit ? new(unit, column.HasDecimalComma == true) : null;

    /// <summary>The number without its unit; a text without the unit is one too.</summary>
    public bool TryParse(string text, out double value)
    {
        value = double.NaN;
        if (text.Length > LongestText)
            return false;
        var rest = text.Replace(Unit, "", StringComparison.Ordinal).Trim();
        var isNegative = rest is ['(', .., ')'] or ['-' or '−', ..];
        rest = rest.Trim('(', ')', '-', '−', '+').Trim();
        var match = (HasDecimalComma ? WithComma() : WithPoint()).Match(rest);
        if (!match.Success || text.Split(Unit).Length > 2)
            return false;
        var digits = Separators().Replace(match.Groups["whole"].Value, "");
        var written = $"{(digits.Length == 0 ? "0" : digits)}.{match.Groups["rest"].Value}0";
        value = double.Parse(written, CultureInfo.InvariantCulture) * (isNegative ? -1 : 1);
        return true;
    }

    /// <summary>A column whose amounts are numbers; what is none stays as it is.</summary>
    public RawColumn Read(RawColumn column)
    {
        if (column.Codes is not { } codes)
            return column;
        var builder = new RawColumnBuilder(column.Name, Math.Max(column.Texts.Count, 1), '.');
        string[] texts = [.. column.Texts.Index().Select(text =>
            column.NumberOf(text.Index) is null && TryParse(text.Item, out var value)
                ? value.ToString(CultureInfo.InvariantCulture) : text.Item)];
        for (var row = 0; row < codes.Length; row++)
            if (codes[row] is >= 0 and var code)
                builder.Add(texts[code]);
            else
                builder.Add(column.Numbers[row], column.Numbers[row]);
        return builder.Build() with { Amount = this };
    }

    static string? UnitOf(string text)
    {
        if (text.Length > LongestText)
            return null;
        var sign = text.FirstOrDefault(sign =>
            sign == '%' || char.GetUnicodeCategory(sign) == UnicodeCategory.CurrencySymbol);
        return sign != default ? $"{sign}" : Letters().Match(text) is { Success: true } letters ? letters.Value : null;
    }

    const string Blanks = @"'\u00A0\u202F ";

    [GeneratedRegex(@"^(?<whole>[0-9]{1,3}([," + Blanks + @"][0-9]{3})+|[0-9]*)(\.(?<rest>[0-9]+))?(?<=[0-9])$",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^(?<whole>[0-9]{1,3}([." + Blanks + @"][0-9]{3})+|[0-9]*)(,(?<rest>[0-9]+))?(?<=[0-9])$",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithComma();

    [GeneratedRegex("[,." + Blanks + "]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex("(?<![A-Z])(USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD|SEK|NOK|DKK|PLN|CZK|BRL)(?![A-Z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
