using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>Numbers in text: decimal point, optional exponent, no thousands separators, whatever the user's language.</summary>
static class CsvNumber
{
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>A field as a finite float32, or the error that says why it is none.</summary>
    public static float Parse(CsvRecords records, int field, IReadOnlyList<string> names)
    {
        var text = records.Fields[field];
        if (TryParse(text, out var value) && float.IsFinite((float)value))
            return (float)value;
        var column = $"column '{DataFileException.Quote(names[field])}'";
        var shown = DataFileException.Quote(text);
        throw string.IsNullOrWhiteSpace(text)
            ? records.Fail(field, $"{column} is empty", "Fill in a number or remove the line: missing values are not guessed.")
            : double.IsNaN(value) || double.IsInfinity((float)value)
                ? records.Fail(field, $"{column} holds '{shown}', which is no finite float32 number",
                    "Remove the line or fill in a number below 3.4e38.")
                : records.Fail(field, $"{column} holds '{shown}', which is no number", text.Contains(',')
                    ? "Write numbers with a decimal point and without thousands separators."
                    : "Encode words as numbers, or name the column as the target "
                    + $"(option {nameof(DataFileOptions.Target)}).");
    }
}
