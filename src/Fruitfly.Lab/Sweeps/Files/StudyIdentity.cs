using System.Globalization;
using System.Text;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Which study a file is. It stays the same while the file asks the same question of the same data: data,
/// network, recipe, the paths that vary, search, metric and splits. How much is tried does not count: values of
/// factors, seeds, the number of settings, the budget. More of these are more trials of the same study.</summary>
static class StudyIdentity
{
    const int LongestName = 40;

    /// <summary>Such as <c>weight-decay-1a2b3c4d</c>.</summary>
    public static string NameOf(ReadStudy study)
    {
        var name = new StringBuilder();
        foreach (var letter in study.Sections.Name.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter))
                name.Append(letter);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        var shown = name.ToString()[..Math.Min(name.Length, LongestName)].Trim('-');
        return $"{(shown.Length == 0 ? "sweep" : shown)}-{TrialIdentity.HashOf(Question(study))[..8]}";
    }

    static string Question(ReadStudy study)
    {
        var fixedPart = ResolvedStudy.Of(study);
        foreach (var factor in study.Factors)
            fixedPart = Without(fixedPart, factor.Keys);
        // Where a file lies is no part of the question; what it holds is.
        fixedPart = Without(fixedPart, [StudyWords.Data, SettingShapes.File]);
        var question = new StringBuilder();
        foreach (var key in StudyWords.Parts)
            question.Append(key).Append(' ').AppendLine(
                fixedPart[key] is { } part ? YamlText.Flow(Sorted(part)) : "");
        foreach (var factor in study.Factors.OrderBy(factor => factor.Path, StringComparer.Ordinal))
            question.AppendLine(factor.Path);
        foreach (var file in study.Files.SelectMany(file => file.Description.Files))
            question.AppendLine(file.Sha256);
        var splits = study.Sections.Splits;
        question.Append(CultureInfo.InvariantCulture,
            $"{study.Sections.Search.Design} {study.Metric} {splits.Test} {splits.Validation} {splits.Folds}");
        return question.ToString();
    }

    static MapNode Without(MapNode map, ReadOnlySpan<string> keys) => keys.Length == 1 ? map.Without(keys[0])
        : map[keys[0]] is MapNode inner ? map.With(keys[0], Origin.Default, Without(inner, keys[1..])) : map;

    // The order in which a file says things changes nothing.
    static StudyNode Sorted(StudyNode node) => node switch
    {
        MapNode map => map with
        {
            Entries = [.. map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => entry with { Value = Sorted(entry.Value) })],
        },
        _ => node,
    };
}
