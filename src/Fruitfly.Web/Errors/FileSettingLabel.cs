using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Web.Errors;

/// <summary>What hints about data files call a setting on a page.</summary>
static class FileSettingLabel
{
    /// <summary>The label of a control; null where there is none.</summary>
    public static string? NameOf(FileSetting setting) => setting switch
    {
        FileSetting.ImageFolder => "the folder of images that the web lab was started with",
        FileSetting.Target => "the control 'target column'",
        _ => TableSettings.NameOf(setting) is { } name ? $"the control '{name.Replace('-', ' ')}'" : null,
    };
}
