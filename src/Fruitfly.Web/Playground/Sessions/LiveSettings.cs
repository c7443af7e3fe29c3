using Fruitfly.Lab.Setups;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>The settings that may be changed while a network is trained: rates, regularization, noise and the size of
/// the batches. Data, network and optimizer stay.</summary>
static class LiveSettings
{
    static readonly HashSet<string> Names =
    [
        "learning-rate", "momentum", "weight-decay", "l1-penalty", "clip-norm", "input-noise", "weight-noise",
        "batch-size",
    ];

    public static bool Has(string name) => Names.Contains(name);

    /// <summary>What differs, such as <c>learning rate 0.01 → 0.003</c>; null where nothing does.</summary>
    /// <exception cref="SetupException">a setting differs that stays while a network is trained</exception>
    public static string? Difference(TrainingSetup before, TrainingSetup after)
    {
        var changed = Setting.All.Where(setting => setting.ValueIn(before) != setting.ValueIn(after)).ToList();
        if (changed.Find(setting => !Has(setting.Name)) is { } other)
            throw new SetupException(other.Name, "cannot be changed while a network is trained; begin again with it.");
        return changed.Count == 0 ? null : string.Join(", ", changed.Select(setting =>
            $"{setting.Name.Replace('-', ' ')} {setting.ValueIn(before)} → {setting.ValueIn(after)}"));
    }
}
