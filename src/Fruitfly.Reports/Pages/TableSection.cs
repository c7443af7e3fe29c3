using System.Globalization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Pages;

/// <summary>A table with its caption; columns of numbers are set in tabular figures and aligned to the right.</summary>
static class TableSection
{
    public static Html Write(Table table)
    {
        var isNumber = Enumerable.Range(0, table.Columns.Count)
            .Select(column => table.Rows.Count > 0 && table.Rows.All(row => IsNumber(row[column]))).ToList();
        return Html.Of($"""
            <section class="table" id="{table.Id}" aria-labelledby="{table.Id}-title">
            <h2 id="{table.Id}-title">{table.Title}</h2>
            <div class="wide" tabindex="0" role="group" aria-labelledby="{table.Id}-title"><table>
            <thead><tr>{Html.Join(table.Columns.Select((column, place) => Html.Of($"""<th scope="col" class="{Class(isNumber[place])}">{column}</th>""")), "")}</tr></thead>
            <tbody>
            {Html.Join(table.Rows.Select(row => Html.Of($"<tr>{Html.Join(row.Select((cell, place) => Html.Of($"""<td class="{Class(isNumber[place])}">{cell}</td>""")), "")}</tr>")))}
            </tbody></table></div>
            <p class="note">{table.Caption}</p>
            </section>
            """);
    }

    static string Class(bool isNumber) => isNumber ? "number" : "text";

    /// <summary>A cell is a number where its first word is one: "36.1 ± 0.9 %", "−3", "–" for none.</summary>
    static bool IsNumber(string cell)
    {
        var first = cell.Split(' ', 2)[0].Replace('−', '-').TrimEnd('%');
        return first is "–" or ""
            || double.TryParse(first, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
                out _);
    }
}
