using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>What the user can do about an error, a whole sentence in which settings stand by meaning, so that each face
/// can say them in its own words: <c>$"Say which with {FileSetting.Header}."</c>. A clause is left out by a face
/// without the setting, and <c>@</c> stands for the setting in it: <c>$"Cut the file into
/// parts{FileSetting.MaxBytes:, or raise @}."</c></summary>
[InterpolatedStringHandler]
public sealed class Remedy
{
    readonly List<(string Text, FileSetting? Setting)> _parts = [];

    public Remedy(int literalLength, int formattedCount)
    {
    }

    Remedy(string text) => _parts.Add((text, null));

    public static implicit operator Remedy(string text) => new(text);

    /// <summary>The settings that it names, in their order.</summary>
    public IEnumerable<FileSetting> Settings => _parts.Select(part => part.Setting).OfType<FileSetting>();

    public void AppendLiteral(string text) => _parts.Add((text, null));

    public void AppendFormatted(FileSetting setting) => _parts.Add(("@", setting));

    public void AppendFormatted(FileSetting setting, string format) => _parts.Add((format, setting));

    public void AppendFormatted<T>(T value) =>
        _parts.Add((string.Create(CultureInfo.InvariantCulture, $"{value}"), null));

    /// <summary>The sentence of one face.</summary>
    /// <param name="words">what the face calls a setting; null where it has none</param>
    public string In(Func<FileSetting, string?> words)
    {
        var sentence = new StringBuilder();
        foreach (var (text, setting) in _parts)
            if (setting is null)
                sentence.Append(text);
            else if (words(setting.Value) is { } name)
                sentence.Append(text.Replace("@", name));
        return sentence.ToString();
    }

    /// <summary>In the words of a program that uses the library.</summary>
    public override string ToString() => In(InLibrary);

    static string InLibrary(FileSetting setting) => setting switch
    {
        FileSetting.Task => $"{nameof(DataFileOptions)}.{nameof(DataFileOptions.Targets)}",
        FileSetting.Standardize =>
            $"{nameof(DataFiles)}.{nameof(DataFiles.ReadTable)}(path).{nameof(Tables.Table.Standardize)}()",
        FileSetting.StandardizeTarget =>
            $"{nameof(DataFiles)}.{nameof(DataFiles.ReadTable)}(path).{nameof(Tables.Table.StandardizeTargets)}()",
        FileSetting.ImageFolder => "the parameter 'folder'",
        FileSetting.DataFile => $"{nameof(Tables.FilePlaces)}.{nameof(Tables.FilePlaces.Give)}(path)",
        FileSetting.MaxBytes or FileSetting.MaxElements or FileSetting.MaxLineLength
            or FileSetting.MaxRatio or FileSetting.MaxClasses or FileSetting.MaxColumns =>
            $"{nameof(FileLimits)}.{setting}",
        _ => $"{nameof(DataFileOptions)}.{setting}",
    };
}
