using System.Text.RegularExpressions;
using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Setups;

/// <summary>How a setup reads a file, and what its settings are called where a hint speaks of them.</summary>
public static partial class TableSettings
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
        FileSetting.Categorical => "categorical",
        FileSetting.Numeric => "numeric",
        FileSetting.Group => "group",
        FileSetting.Time => "time",
        FileSetting.Missing => "missing",
        FileSetting.Impute => "impute",
        FileSetting.RareBelow => "rare",
        FileSetting.DecimalComma => "decimal",
        FileSetting.Encoding => "encoding",
        FileSetting.ClassNames => "class-order",
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
        DecimalComma = setup.Decimal switch
        {
            SetupDecimal.Point => false,
            SetupDecimal.Comma => true,
            _ => null,
        },
        Encoding = EncodingOf(setup.Encoding),
        Drop = Listed(setup.Drop),
        Categorical = Listed(setup.Categorical),
        Numeric = Listed(setup.Numeric),
        Group = setup.Group.Length == 0 ? null : setup.Group,
        Time = setup.Time.Length == 0 ? null : setup.Time,
        Missing = Listed(setup.Missing),
        Impute = setup.Impute,
        RareBelow = setup.Rare == 0 ? null : setup.Rare,
        ClassNames = Listed(setup.ClassOrder) is { Length: > 0 } classes ? classes : null,
        Limits = limits,
    };

    /// <summary>Names with commas between them; one that holds a comma stands in double quotes, which are doubled within
    /// it.</summary>
    internal static string[] Listed(string names) =>
    [
        .. from name in ListedName().Matches(names)
           let text = name.Groups["quoted"] is { Success: true, Value: var quoted }
               ? quoted.Replace("\"\"", "\"") : name.Groups["plain"].Value.Trim()
           where text.Length > 0
           select text,
    ];

    /// <summary>Writes names so that <see cref="Listed"/> reads them.</summary>
    internal static string Joined(IEnumerable<string> names) => string.Join(Between, names.Select(name =>
        name.Contains(Between) || name.StartsWith('"') || name != name.Trim()
            ? $"\"{name.Replace("\"", "\"\"")}\"" : name));

    [GeneratedRegex("""(?:^|,)(?:\s*"(?<quoted>(?:[^"]|"")*)"\s*(?=,|\z)|(?<plain>[^,]*))""",
        RegexOptions.CultureInvariant)]
    private static partial Regex ListedName();

    internal static TextEncoding? EncodingOf(SetupEncoding encoding) => encoding switch
    {
        SetupEncoding.Utf8 => TextEncoding.Utf8,
        SetupEncoding.Latin1 => TextEncoding.Latin1,
        SetupEncoding.Windows1252 => TextEncoding.Windows1252,
        SetupEncoding.Utf16 => TextEncoding.Utf16,
        _ => null,
    };

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

/// <summary>What stands before the decimals of a number.</summary>
public enum SetupDecimal
{
    Automatic,
    Point,
    Comma,
}

/// <summary>How the characters of a file are written.</summary>
public enum SetupEncoding
{
    Automatic,
    Utf8,
    Latin1,
    Windows1252,
    Utf16,
}
