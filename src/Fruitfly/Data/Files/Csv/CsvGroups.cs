namespace Fruitfly.Data.Files;

/// <summary>Gathers the column that names groups: a number for each example, in the order in
/// which the names first occur.</summary>
sealed class CsvGroups(CsvRecords records, int place, string name)
{
    readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    readonly List<int> _numbers = [];

    public int[] Numbers => [.. _numbers];

    public void Add(string text)
    {
        var group = text.Trim();
        if (group.Length == 0)
            throw records.Fail(place,
                $"the group is missing: column '{DataFileException.Quote(CsvColumn.NameOf(name, place))}' is empty",
                "Fill it in or remove the line.");
        if (!_known.TryGetValue(group, out var number))
            _known.Add(group, number = _known.Count);
        _numbers.Add(number);
    }
}
