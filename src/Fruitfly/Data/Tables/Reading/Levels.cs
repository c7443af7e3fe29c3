using System.Globalization;

namespace Fruitfly.Data.Tables;

/// <summary>The levels of a categorical column, and which of them are rare.</summary>
/// <param name="Kept">with their rows: numbers in ascending order, words in ordinal order</param>
/// <param name="Rare">those merged into one</param>
/// <param name="RareBelow">the rows that a level must have not to be rare; null where none was merged</param>
sealed record Levels(
    IReadOnlyList<(string Name, int Count)> Kept, IReadOnlyList<(string Name, int Count)> Rare, int? RareBelow)
{
    const int MostRare = 5, RowsOfOne = 20, LeastRare = 2;

    /// <param name="rareBelow">null for what suits the rows</param>
    public static Levels Of(ColumnFacts facts, int? rareBelow)
    {
        var least = rareBelow ?? Math.Max(LeastRare, Math.Min(MostRare, facts.Rows / RowsOfOne));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in facts.Texts().Where(text => !text.IsMissing))
            counts[NameOf(text)] = counts.GetValueOrDefault(NameOf(text)) + text.Count;
        var areNumbers = facts.Words == 0;
        (string Name, int Count)[] all =
        [
            .. counts.Select(pair => (pair.Key, pair.Value))
                .OrderBy(level => areNumbers ? double.Parse(level.Key, CultureInfo.InvariantCulture) : 0)
                .ThenBy(level => level.Key, StringComparer.Ordinal),
        ];
        var rare = all.Where(level => level.Count < least).ToArray();
        // One rare level has nothing to be merged with.
        return rare.Length < 2 ? new(all, [], null)
            : new([.. all.Where(level => level.Count >= least)], rare, least);
    }

    public int RareRows => Rare.Sum(level => level.Count);

    /// <summary>One name, however a number is written; beyond float64's integers as it is written.</summary>
    public static string NameOf(FieldText text) => text.Number is not { } number ? text.Text
        : Math.Abs(number) < 1L << 53 && text.Text is not ['0', >= '0' and <= '9', ..]
            ? (number + 0.0).ToString(CultureInfo.InvariantCulture) : text.Text.TrimStart('+');
}
