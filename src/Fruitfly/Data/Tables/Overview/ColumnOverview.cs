namespace Fruitfly.Data.Tables;

/// <summary>What one column of a file holds.</summary>
/// <param name="Name">if need be by its place</param>
/// <param name="Missing">rows without a value</param>
/// <param name="Distinct">different values</param>
public sealed record ColumnOverview(string Name, int Missing, int Distinct)
{
    const int Bins = 12, MostLevels = 20;

    /// <summary>What it would be taken for in a training; null where that is not clear.</summary>
    public ColumnSummary? Summary { get; init; }

    /// <summary>Of its finite numbers; null where it has none.</summary>
    public NumberRange? Numbers { get; init; }

    /// <summary>The most frequent values that are no numbers, or all values where there are few, with their rows, the
    /// most frequent first; none where there are many different numbers.</summary>
    public IReadOnlyList<ClassCount> Levels { get; init; } = [];

    /// <summary>The first and the last text in ordinal order, which is that of dates; null where there is none, or not
    /// all are known.</summary>
    public (string First, string Last)? Texts { get; init; }

    internal static ColumnOverview Of(RawTable table, int place, MissingWords missing, ColumnSummary? summary)
    {
        var facts = new ColumnFacts(table, place, [.. Enumerable.Range(0, table.Rows)], missing);
        FieldText[] texts = [.. facts.Texts().Where(text => !text.IsMissing)];
        var hasFew = facts.HasTexts && facts.Distinct <= MostLevels;
        return new(facts.Name, facts.Missing, facts.Distinct)
        {
            Summary = summary,
            Texts = facts.HasTexts && texts.Length > 0
                ? (texts.MinBy(text => text.Text, StringComparer.Ordinal).Text,
                    texts.MaxBy(text => text.Text, StringComparer.Ordinal).Text) : null,
            Numbers = NumberRange.Of([.. facts.Values().Where(double.IsFinite)], Bins),
            Levels =
            [
                .. texts.Where(text => hasFew || !text.IsNumber)
                    .OrderByDescending(text => text.Count).ThenBy(text => text.FirstRow).Take(MostLevels)
                    .Select(text => new ClassCount(text.Text, text.Count)),
            ],
        };
    }
}

/// <summary>How numbers lie.</summary>
/// <param name="Counts">how many lie in each of as many equal parts of the range; one part where they are equal</param>
public sealed record NumberRange(double Least, double Most, double Mean, IReadOnlyList<int> Counts)
{
    internal static NumberRange? Of(double[] numbers, int bins)
    {
        if (numbers.Length == 0)
            return null;
        var (least, most) = (numbers.Min(), numbers.Max());
        var counts = new int[least == most ? 1 : bins];
        var mean = 0.0;
        for (var i = 0; i < numbers.Length; i++)
        {
            mean += (numbers[i] - mean) / (i + 1);
            // Halves, since the range itself may be beyond float64.
            var share = least == most ? 0 : (numbers[i] / 2 - least / 2) / (most / 2 - least / 2);
            counts[Math.Min((int)(share * counts.Length), counts.Length - 1)]++;
        }
        return new(least, most, mean, counts);
    }
}
