namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Reads what varies, of a section that passed its check.</summary>
static class FactorReader
{
    /// <param name="needsLevels">whether the search takes values alone, and no range without a count</param>
    public static IReadOnlyList<StudyFactor> Read(MapNode? factors, bool needsLevels, Problems problems) =>
        [.. (factors?.Entries ?? []).Select(entry => Read(entry, needsLevels, problems)).OfType<StudyFactor>()];

    static StudyFactor? Read(MapEntry entry, bool needsLevels, Problems problems)
    {
        var path = MapShape.Join(StudyWords.Factors, entry.Key);
        if (entry.Value is ListNode plain)
            return Listed(entry, plain, null, [], path, problems);
        var map = (MapNode)entry.Value;
        var (scale, when) = ((map[FactorsShape.Scale] as ScalarNode)?.Text, Conditions(map[FactorsShape.When]));
        return map[FactorsShape.Values] is ListNode values ? Listed(entry, values, scale, when, path, problems)
            : Ranged(entry, map, scale, when, needsLevels, path, problems);
    }

    static StudyFactor? Listed(
        MapEntry entry, ListNode list, string? scale, IReadOnlyList<FactorCondition> when, string path,
        Problems problems)
    {
        FactorLevel[] levels = [.. list.Items.Select(LevelOf)];
        foreach (var again in levels.GroupBy(level => level.Value.Text).Where(group => group.Count() > 1))
            problems.Add(again.Last().Node, path, $"has the value {again.Key} twice.");
        var numbers = levels.Select(level => level.Value.Number).OfType<double>().ToList();
        if (numbers.Count < levels.Length)
        {
            if (scale is not null)
                problems.Add(entry.Value, path, "has a scale, which only numbers have.");
            return new(entry.Key, entry.KeyOrigin, FactorScale.Categorical, levels, null, when);
        }
        return Scaled(scale, numbers.Min(), numbers.Max(), entry, path, problems) is { } found
            ? new(entry.Key, entry.KeyOrigin, found, levels, null, when) : null;
    }

    static StudyFactor? Ranged(
        MapEntry entry, MapNode map, string? scale, IReadOnlyList<FactorCondition> when, bool needsLevels, string path,
        Problems problems)
    {
        var (from, to) = (Number(map, FactorsShape.From), Number(map, FactorsShape.To));
        var count = map[FactorsShape.Count] is ScalarNode { Number: { } number } ? (int?)number : null;
        if (from >= to)
            problems.Add(map, path, FormattableString.Invariant($"is from {from} to {to}; it must grow."));
        else if (count is null && needsLevels)
            problems.Add(map, path, "is a range without a count; a grid needs values: add count, or search at random.");
        else if (Scaled(scale, from, to, entry, path, problems) is { } found)
        {
            var range = new FactorRange(from, to,
                StudyShape.At(entry.Key, out _).Any(shape => shape is NumberShape { IsWhole: true }),
                map[FactorsShape.From]!.Origin);
            return new(entry.Key, entry.KeyOrigin, found, count is { } levels ? range.Spaced(levels, found) : [], range,
                when);
        }
        return null;
    }

    static FactorScale? Scaled(
        string? scale, double least, double most, MapEntry entry, string path, Problems problems)
    {
        if (scale == FactorsShape.Log && least <= 0)
        {
            problems.Add(entry.Value, path, FormattableString.Invariant(
                $"begins at {least}, which a logarithmic scale does not have; it must be above 0."));
            return null;
        }
        return scale == FactorsShape.Log || scale is null && least > 0 && most >= 10 * least
            ? FactorScale.Logarithmic : FactorScale.Linear;
    }

    static FactorLevel LevelOf(StudyNode node) => node switch
    {
        MapNode map when map[FactorsShape.Value] is { } value && map.Entries.All(entry =>
            entry.Key is FactorsShape.Value or FactorsShape.Label) =>
            new(value, new FactorValue((map[FactorsShape.Label] as ScalarNode)?.Text ?? YamlText.Flow(value), null)),
        ScalarNode scalar => new(node, new FactorValue(scalar.Text,
            scalar.Kind == ScalarKind.Number ? scalar.Number : null)),
        _ => new(node, new FactorValue(YamlText.Flow(node), null)),
    };

    static double Number(MapNode map, string key) => ((ScalarNode)map[key]!).Number!.Value;

    static IReadOnlyList<FactorCondition> Conditions(StudyNode? node) =>
        [.. ((node as MapNode)?.Entries ?? []).Select(entry => new FactorCondition(entry.Key, entry.Value switch
        {
            ListNode list => [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)],
            var one => [((ScalarNode)one).Text],
        }))];
}
