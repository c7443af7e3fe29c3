using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Web.Playground;

namespace Fruitfly.Web.Diagnoses;

/// <summary>What the room makes its controls of: how a table is read, and how its networks are trained. Width and
/// length are varied by the diagnosis, and weight decay too.</summary>
static class DiagnosisSettings
{
    static readonly string[] OfNetworks =
        ["hidden-layers", "activation", "norm", "dropout", "optimizer", "learning-rate", "weight-decay", "batch-size",
            "epochs"];

    public static SettingsPage All { get; } = SettingsPage.All with
    {
        Settings = [.. SettingsPage.All.Settings.Where(setting => OfNetworks.Contains(setting.Name)
            || setting.Name != "file" && setting.AppliesWhen is [{ Setting: "data", Values: ["file"] }])],
        Defaults = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["file"] = Setting.All.ToDictionary(setting => setting.Name, setting =>
                setting.Name == "hidden-layers" ? "" : setting.ValueIn(DiagnosisPlan.DefaultSetup)),
        },
    };
}
