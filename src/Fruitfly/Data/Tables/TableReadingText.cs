using System.Globalization;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>A reading in words.</summary>
static class TableReadingText
{
    const int MostNamed = 12;

    public static IEnumerable<string> OfTarget(TableReading reading)
    {
        var header =
            reading.Header switch
            {
                true => "; the first line names the columns",
                false => "; there is no header",
                null => ""
            };
        yield return $"target '{Shown(reading.Target)}' ({reading.TargetReason}){header}";
        yield return $"{(reading.Task == TargetKind.Classes ? "classification" : "regression")} ({reading.TaskReason})";
        if (reading.Classes.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{reading.Classes.Count:N0} classes: {Named(reading.Classes, Counted)}");
    }

    public static IEnumerable<string> OfColumns(TableReading reading)
    {
        if (reading.Features.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{Features(reading)}: {Named(reading.Features, Shown)}");
        foreach (var role in reading.Roles)
            yield return role;
        foreach (var column in reading.LeftOut)
            yield return $"left out '{Shown(column.Name)}': {column.Reason}";
    }

    public static IEnumerable<string> OfTheRest(TableReading reading)
    {
        foreach (var note in reading.Notes)
            yield return note;
        foreach (var warning in reading.Warnings)
            yield return $"warning: {warning.Text}";
    }

    static string Features(TableReading reading) =>
        reading.Features.Count == 1
            ? "1 feature" : string.Create(CultureInfo.InvariantCulture, $"{reading.Features.Count:N0} features");

    static string Counted(ClassCount known) =>
        string.Create(CultureInfo.InvariantCulture, $"{Shown(known.Name)} ({known.Count:N0})");

    static string Named<T>(IReadOnlyList<T> items, Func<T, string> text) =>
        string.Join(", ", items.Take(MostNamed).Select(text)) + (items.Count > MostNamed ? ", …" : "");

    static string Shown(string name) => DataFileException.Quote(name);
}
