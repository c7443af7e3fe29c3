using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What a study file calls the settings that a hint means.</summary>
public static class StudyWording
{
    /// <summary>Such as <c>data.target</c>; null where a study has none.</summary>
    public static string? Of(FileSetting setting) => TableSettings.NameOf(setting) is { } name
        ? MapShape.Join(StudyWords.Data, SettingShapes.KeyOf(name)) : null;
}
