using System.Collections.Concurrent;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Web.Studies;

/// <summary>Reads of a study what tables and pictures are made of.</summary>
sealed class StudyReader(IStudyStore store, StudyMemory memory)
{
    // The settings of a study change only when it is planned again.
    readonly ConcurrentDictionary<string, (DateTimeOffset Created, int Plans, SettingTable Table)> _settings = new();

    public Study Find(string name) => store.Find(name) ?? throw StudyEndpoints.NoSuchStudy(name);

    public SettingTable Settings(Study study)
    {
        if (_settings.TryGetValue(study.Name, out var known) && known.Created == study.Created
            && known.Plans == study.Plans)
            return known.Table;
        var table = SettingTable.Of(store.Settings(study.Name));
        _settings[study.Name] = (study.Created, study.Plans, table);
        return table;
    }

    /// <summary>Over seeds, by all settings that vary.</summary>
    public StudyGroups Means(Study study, TrialMeasure measure, string? states, string? text)
    {
        var filter = Filter(text, states);
        return memory.Of(study, $"means {measure} {states} {text}",
            () => StudyGroups.Of(Settings(study), store.Groups(study.Name, measure, filter)));
    }

    /// <summary>What every trial came to.</summary>
    public IReadOnlyList<TrialValue> Values(Study study, TrialMeasure measure, string? states, string? text) =>
        store.Values(study.Name, measure, Filter(text, states));

    public static TrialFilter Filter(string? text, string? states) => TrialFilter.Parse(
        text ?? "", [.. (states ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(state => Words.Parse<TrialState>("states", state))]);
}
