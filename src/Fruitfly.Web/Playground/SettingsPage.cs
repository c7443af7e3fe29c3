using Fruitfly.Lab.Setups;
using Fruitfly.Reports.Charts;
using Fruitfly.Web.Playground.Sessions;

namespace Fruitfly.Web.Playground;

/// <summary>What the page makes its controls of.</summary>
/// <param name="Settings">in the order of the controls</param>
/// <param name="Defaults">for each kind of data, the value of every setting by name</param>
/// <param name="ClassColours">of points and regions, in the order of the classes</param>
sealed record SettingsPage(
    IReadOnlyList<KnownSetting> Settings, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Defaults,
    IReadOnlyList<string> ClassColours)
{
    public static SettingsPage All { get; } = new(
        [.. Setting.All.Where(IsShown)
            .Select(setting => new KnownSetting(
            setting.Name, setting.Group, setting.Kind, setting.Description, setting.Minimum, setting.Maximum,
            setting.Word, setting.Choices, setting.AppliesWhen, LiveSettings.Has(setting.Name)))],
        Setting.Find("data")!.Choices.ToDictionary(
            data => data.Name,
            data => (IReadOnlyDictionary<string, string>)Setting.All.ToDictionary(
                setting => setting.Name, setting => setting.ValueIn(DefaultsOf(data.Name)))),
        [Palette.Blue, Palette.Vermilion, Palette.Green, Palette.Purple, Palette.Orange, Palette.Sky, Palette.Grey,
            Palette.Yellow]);

    static bool IsShown(Setting setting) =>
        !setting.IsForMany && (!setting.IsForExperts || LiveSettings.Has(setting.Name));

    static TrainingSetup DefaultsOf(string data) => TrainingSetup.Of(Enum.GetValues<SetupData>()
        .First(kind => Setting.Find("data")!.ValueIn(new TrainingSetup { Data = kind }) == data));
}

/// <summary>A <see cref="Setting"/> without what reads and writes it.</summary>
/// <param name="IsLive">whether it may be changed while a network is trained</param>
sealed record KnownSetting(
    string Name, SettingGroup Group, SettingKind Kind, string Description, double? Minimum, double? Maximum,
    string? Word,
    IReadOnlyList<SettingChoice> Choices, IReadOnlyList<SettingCondition> AppliesWhen,
    bool IsLive);
