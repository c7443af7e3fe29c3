using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Setups;

/// <summary>How a setup reads a file, and what its settings are called where a hint speaks of them.</summary>
public static class TableSettings
{
    const char Between = ',';

    /// <summary>The name of the setting that a hint means; null where a setup has none.</summary>
    public static string? NameOf(FileSetting setting) => setting switch
    {
        FileSetting.Header => "header",
        FileSetting.Delimiter => "delimiter",
        FileSetting.Target => "target",
        FileSetting.Task => "task",
        FileSetting.Drop => "drop",
        FileSetting.Standardize => "standardize",
        FileSetting.StandardizeTarget => "standardize-target",
        _ => null,
    };

    internal static DataFileOptions OptionsOf(TrainingSetup setup, FileLimits limits) => new()
    {
        Target = setup.Target.Length == 0 ? null : setup.Target,
        Targets = setup.Task switch
        {
            SetupTask.Classification => TargetKind.Classes,
            SetupTask.Regression => TargetKind.Values,
            _ => TargetKind.Automatic,
        },
        Header = setup.Header switch { SetupHeader.Yes => true, SetupHeader.No => false, _ => null },
        Delimiter = CharacterOf(setup.Delimiter),
        Drop = Dropped(setup),
        Limits = limits,
    };

    internal static string[] Dropped(TrainingSetup setup) =>
        setup.Drop.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static char? CharacterOf(SetupDelimiter delimiter) => delimiter switch
    {
        SetupDelimiter.Comma => ',',
        SetupDelimiter.Semicolon => ';',
        SetupDelimiter.Tab => '\t',
        SetupDelimiter.Bar => '|',
        SetupDelimiter.Colon => ':',
        SetupDelimiter.Space => ' ',
        _ => null,
    };
}

/// <summary>What the targets of a file are.</summary>
public enum SetupTask
{
    Automatic,
    Classification,
    Regression,
}

/// <summary>Whether the first line of a table names the columns.</summary>
public enum SetupHeader
{
    Automatic,
    Yes,
    No,
}

/// <summary>What separates the fields of a table.</summary>
public enum SetupDelimiter
{
    Automatic,
    Comma,
    Semicolon,
    Tab,
    Bar,
    Colon,
    Space,
}
