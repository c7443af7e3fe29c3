using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Errors;

/// <summary>What hints about data files call a setting on the command line.</summary>
static class FileSettingOption
{
    /// <summary>An option; null where there is none.</summary>
    public static string? NameOf(FileSetting setting) =>
        setting is FileSetting.ImageFolder or FileSetting.DataFile ? "--data"
        : TableSettings.NameOf(setting) is { } name ? $"--{name}" : null;
}
