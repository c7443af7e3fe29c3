namespace Fruitfly.Reports;

/// <summary>Tells the pages of one experiment apart.</summary>
static class SettingWords
{
    /// <summary>What follows the experiment's name: nothing for the published setting, else " · quick" or " ·
    /// variation: quick, seeds 20".</summary>
    public static string Of(string? setting, bool isVariation) =>
        setting is null ? "" : isVariation ? $" · variation: {setting}" : $" · {setting}";
}
