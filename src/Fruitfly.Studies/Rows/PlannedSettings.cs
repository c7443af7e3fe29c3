using System.Text.Json;

namespace Fruitfly.Studies.Rows;

/// <summary>What a study of some name was planned with. A study belongs to one experiment with one setting; what has
/// another setting is another study.</summary>
sealed record PlannedSettings(string Experiment, string Preset, string Options)
{
    /// <summary>Whether the study of this name is the one that is to be planned.</summary>
    /// <param name="name">of this study</param>
    /// <param name="of">the name that was asked for</param>
    /// <exception cref="StudyStoreException">that name belongs to another experiment</exception>
    public bool Are(string experiment, StudySettings settings, string name, string of)
    {
        if (Experiment != experiment && name == of)
            throw new StudyStoreException(
                $"The study '{name}' belongs to the experiment '{Experiment}', not to '{experiment}'.",
                "Choose another name for the study.");
        var options = JsonSerializer.Deserialize<Dictionary<string, double>>(Options)!;
        return Experiment == experiment && Preset == settings.Preset
            && options.Count == settings.Options.Count
            && settings.Options.All(option => options.TryGetValue(option.Key, out var value) && value == option.Value);
    }
}
