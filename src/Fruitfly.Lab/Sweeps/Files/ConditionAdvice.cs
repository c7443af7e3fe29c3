namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What to write where a factor varies what only some of the kinds have that another factor tries.</summary>
static class ConditionAdvice
{
    public static void Give(IReadOnlyList<StudyFactor> factors, Problems problems)
    {
        foreach (var factor in factors.Where(factor => factor.When.Count == 0 && factor.Keys.Length > 1))
        {
            var owner = string.Join('.', factor.Keys[..^1]);
            var kinds = factors.Where(other => other.Path == owner || other.Path == $"{owner}.{StudyWords.Kind}")
                .SelectMany(other => other.Levels).Select(KindOf).OfType<string>().Distinct()
                .Where(kind => HasKey(owner, kind, factor.Keys[^1])).ToList();
            if (kinds.Count > 0)
                problems.Advise(factor.Path, "Where only some settings have it, say which: " +
                    $"when: {{{owner}.{StudyWords.Kind}: {(kinds is [var one] ? one : $"[{string.Join(", ", kinds)}]")}}}.");
        }
    }

    static string? KindOf(FactorLevel level) =>
        ((level.Node is MapNode map ? map[StudyWords.Kind] : level.Node) as ScalarNode)?.Text;

    static bool HasKey(string owner, string kind, string key) => StudyShape.At(owner, out _).OfType<KindShape>()
        .Any(family => family.Find(kind)?.Settings.Find(key) is not null);
}
