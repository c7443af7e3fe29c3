using System.Globalization;

namespace Fruitfly.Studies;

/// <summary>Which trials of a study a table shows; all conditions must hold.</summary>
public sealed record TrialFilter
{
    public static TrialFilter None { get; } = new();

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<TrialState> States { get; init; } = [];

    /// <summary>Texts that the settings or the error hold, or that the hash begins
    /// with; case does not matter.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Values that settings have, by the path of the setting.</summary>
    public IReadOnlyList<SettingFilter> Settings { get; init; } = [];

    public bool IsNone => States.Count == 0 && Texts.Count == 0 && Settings.Count == 0;

    /// <summary>Reads words as a reader types them: <c>learningRate=0.05</c> is a setting, by the end of its
    /// path; anything else is text.</summary>
    public static TrialFilter Parse(string typed, IReadOnlyList<TrialState> states)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var settings =
            words.Select(SettingFilter.Parse).Where(setting => setting is not null).Select(setting => setting!)
                .ToList();
        return new()
        {
            States = states, Texts = [.. words.Where(word => SettingFilter.Parse(word) is null)],
            Settings = settings
        };
    }
}

/// <summary>A setting with a value.</summary>
/// <param name="Path">its path as in <see cref="Tables.SettingTable"/>, or the end of it: <c>learningRate</c></param>
/// <param name="Value">as in the table; numbers may be written otherwise</param>
public sealed record SettingFilter(string Path, string Value)
{
    internal static SettingFilter? Parse(string word) =>
        word.IndexOf('=') is > 0 and var at
            && word[..at].All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-')
            ? new(word[..at], word[(at + 1)..]) : null;

    internal bool Names(string path) => path.EndsWith(Path, StringComparison.OrdinalIgnoreCase)
        && (path.Length == Path.Length || path[^(Path.Length + 1)] == '.');

    internal bool Accepts(string value) => string.Equals(value, Value, StringComparison.OrdinalIgnoreCase)
        || Number(value) is { } one && Number(Value) is { } other && one == other;

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
