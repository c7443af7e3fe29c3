using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>The column that names groups: a number for each example, in the order in which the names first
/// occur.</summary>
static class GroupColumn
{
    /// <exception cref="DataFileException">a group is missing</exception>
    public static int[] Of(RawTable table, int place, int[] rows, MissingWords missing)
    {
        var column = table.Columns[place];
        var facts = new ColumnFacts(table, place, rows, missing);
        var (byText, byNumber) = (new Dictionary<int, int>(), new Dictionary<double, int>());
        return Array.ConvertAll(rows, row =>
        {
            if (facts.IsMissing(row))
                throw table.FailAt(row, place,
                    $"the group is missing: column '{DataFileException.Quote(facts.Name)}' "
                    + (facts.TextOf(row).Length == 0 ? "is empty" : $"holds '{DataFileException.Quote(facts.TextOf(row))}'"),
                    "Fill it in or remove the line.");
            return column.Codes is { } codes && codes[row] is >= 0 and var code && column.NumberOf(code) is null
                ? NumberOf(byText, code, byNumber.Count) : NumberOf(byNumber, column.Numbers[row], byText.Count);
        });
    }

    static int NumberOf<T>(Dictionary<T, int> known, T group, int others) where T : notnull
    {
        if (!known.TryGetValue(group, out var number))
            known.Add(group, number = known.Count + others);
        return number;
    }
}
