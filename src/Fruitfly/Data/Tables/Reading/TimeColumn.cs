using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>The column that says when: numbers, or dates, which become seconds since 1970.</summary>
sealed record TimeColumn(double[] Times, ColumnReading Reading)
{
    /// <param name="reading">which of the two; null to find out by the first row</param>
    /// <exception cref="DataFileException">a field is neither, or the column mixes both</exception>
    public static TimeColumn Of(RawTable table, int place, int[] rows, ColumnReading? reading)
    {
        var column = table.Columns[place];
        double?[] moments =
            [.. column.Texts.Select(text => Moments.TryParse(text, null, out var seconds) ? seconds : (double?)null)];
        var said = reading;
        var times = Array.ConvertAll(rows, row =>
        {
            var number = column.Numbers[row];
            var code = column.Codes?[row] ?? -1;
            if (said is not ColumnReading.Moment && double.IsFinite(number))
            {
                said = ColumnReading.Number;
                return number;
            }
            if (said is not ColumnReading.Number && code >= 0 && moments[code] is { } moment)
            {
                said = ColumnReading.Moment;
                return moment;
            }
            throw table.FailAt(row, place,
                $"column '{DataFileException.Quote(TableNames.Of(table, place))}' holds " +
                $"'{DataFileException.Quote(code >= 0 ? column.Texts[code] : $"{number}")}', which is "
                + said switch
                {
                    ColumnReading.Number => "not a number",
                    ColumnReading.Moment => "no date",
                    _ => "neither a number nor a date",
                },
                "Write numbers, or dates such as 2024-01-31 or 2024-01-31T12:00:00Z, in every line.");
        });
        return new(times, said!.Value);
    }
}
