using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Gathers the column that says when: numbers, or dates as ISO 8601 writes them, which
/// become seconds since 1970.</summary>
/// <param name="reading">which of the two; null to find out by the whole column</param>
sealed class CsvTimes(CsvRecords records, int place, string name, ColumnReading? reading)
{
    static readonly string[] Formats =
    [
        "yyyy-MM", "yyyy-MM-dd",
        .. from between in (string[])["' '", "'T'"]
           from time in (string[])["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"]
           select $"yyyy-MM-dd{between}{time}K",
    ];

    readonly List<double> _numbers = [];
    readonly List<double> _moments = [];

    public void Add(string text)
    {
        var isNumber = CsvNumber.TryParse(text, out var number) && double.IsFinite(number);
        var isMoment = DateTimeOffset.TryParseExact(
            text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        var (mayBeNumber, mayBeMoment) = (MayBe(ColumnReading.Number, _moments), MayBe(ColumnReading.Moment, _numbers));
        if (isNumber && mayBeNumber)
            _numbers.Add(number);
        else if (isMoment && mayBeMoment)
            _moments.Add((moment - DateTimeOffset.UnixEpoch).TotalSeconds);
        else
            throw records.Fail(place,
                $"column '{DataFileException.Quote(CsvColumn.NameOf(name, place))}' holds " +
                $"'{DataFileException.Quote(text)}', "
                + (mayBeNumber && mayBeMoment
                    ? "which is neither a number nor a date"
                    : mayBeNumber ? "which is not a number" : "which is no date"),
                "Write numbers, or dates such as 2024-01-31 or 2024-01-31T12:00:00Z, in every line.");
    }

    public (double[] Times, ColumnReading Reading) Take() =>
        _moments.Count > 0 ? ([.. _moments], ColumnReading.Moment) : ([.. _numbers], ColumnReading.Number);

    // One column holds one of the two.
    bool MayBe(ColumnReading wanted, List<double> others) => reading is { } said ? said == wanted : others.Count == 0;
}
