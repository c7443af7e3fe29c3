using Fruitfly.Studies;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Lab.Comparisons;

/// <summary>One setting of a study with its trials: those that differ in seeds and in how the data are split
/// alone.</summary>
/// <param name="Number">in the order of the plan, from 1</param>
/// <param name="Values">what tells it from the other settings of the study, by path; a setting that has no such path
/// lacks it</param>
/// <param name="Trials">each once</param>
public sealed record NumberedSetting(
    int Number, IReadOnlyDictionary<string, string> Values, IReadOnlyList<TrialRecord> Trials)
{
    /// <summary>All settings of a study.</summary>
    /// <exception cref="ComparisonException">there is no such study</exception>
    public static IReadOnlyList<NumberedSetting> AllOf(IStudyStore store, string study)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Find(study) is null)
            throw new ComparisonException($"there is no study '{study}'.") { Study = study };
        var settings = (from trial in store.Trials(study).DistinctBy(trial => trial.Hash)
                        let values = SettingPaths.Of(trial.Description)
                            .Where(value => !ComparedSide.IsRepetition(value.Key)).ToDictionary()
                        group (Trial: trial, Values: values)
                            by string.Join('\n', values.OrderBy(value => value.Key, StringComparer.Ordinal)
                                .Select(value => $"{value.Key}={value.Value}")))
            .Select(trials => (trials.First().Values, Trials: trials.Select(one => one.Trial).ToList())).ToList();
        string[] differing =
        [
            .. settings.SelectMany(setting => setting.Values.Keys).Distinct().Where(path =>
                settings.Select(setting => setting.Values.GetValueOrDefault(path)).Distinct().Skip(1).Any()),
        ];
        return [.. settings.Index().Select(setting => new NumberedSetting(
            setting.Index + 1,
            new OrderedDictionary<string, string>(differing.Where(setting.Item.Values.ContainsKey)
                .Select(path => KeyValuePair.Create(path, setting.Item.Values[path]))),
            setting.Item.Trials))];
    }

    /// <summary>One of them by its number, as a side of a comparison.</summary>
    /// <exception cref="ComparisonException">there is no such study or setting, or
    /// none of its trials is done</exception>
    public static ComparedSide Side(IStudyStore store, string study, int number)
    {
        var settings = AllOf(store, study);
        return number >= 1 && number <= settings.Count
            ? ComparedSide.Of($"{study} {number}", settings[number - 1].Trials)
            : throw new ComparisonException($"the study '{study}' has no setting {number}; it has {settings.Count}.");
    }
}
