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

    /// <summary>Ranges of what was measured; a trial without the measure is in none.</summary>
    public IReadOnlyList<MeasureFilter> Measures { get; init; } = [];

    public bool IsNone => States.Count + Texts.Count + Settings.Count + Measures.Count == 0;

    /// <summary>Reads words as a reader types them. <c>learningRate=0.05</c>, <c>width&gt;=20</c> and
    /// <c>width=20..80</c> are settings, by the end of their path; <c>test-error&lt;30%</c> is a measure; anything else
    /// is text.</summary>
    public static TrialFilter Parse(string typed, IReadOnlyList<TrialState> states)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (texts, settings, measures) = (new List<string>(), new List<SettingFilter>(), new List<MeasureFilter>());
        foreach (var word in typed.Split(
            ' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (MeasureFilter.Parse(word) is { } measure)
                measures.Add(measure);
            else if (SettingFilter.Parse(word) is { } setting)
                settings.Add(setting);
            else
                texts.Add(word);
        return new() { States = states, Texts = texts, Settings = settings, Measures = measures };
    }
}

/// <summary>A measure within a range; shares are from 0 to 1.</summary>
public sealed record MeasureFilter(TrialMeasure Measure, ValueRange Range)
{
    internal static MeasureFilter? Parse(string word) =>
        TypedCondition.Parse(word) is { } typed && typed.ToRange() is { } range
        && Enum.GetValues<TrialMeasure>().Cast<TrialMeasure?>().FirstOrDefault(
            measure => KebabCase.Of(measure!.Value) == typed.Name.ToLowerInvariant()) is { } found
            ? new(found, range) : null;
}

/// <summary>Numbers from one to another.</summary>
/// <param name="IsLowOutside">whether the lower end itself is outside</param>
/// <param name="IsHighOutside">likewise the upper end</param>
public readonly record struct ValueRange(double Low, double High, bool IsLowOutside = false, bool IsHighOutside = false)
{
    public bool Contains(double value) =>
        (IsLowOutside ? value > Low : value >= Low) && (IsHighOutside ? value < High : value <= High);
}

/// <summary>A setting with a value, or within a range.</summary>
/// <param name="Path">its path as in <see cref="Tables.SettingTable"/>, or the end of it: <c>learningRate</c></param>
/// <param name="Value">as in the table; numbers may be written otherwise</param>
public sealed record SettingFilter(string Path, string Value)
{
    /// <summary>The numbers that pass; null where it is the value alone.</summary>
    public ValueRange? Range { get; init; }

    internal static SettingFilter? Parse(string word) => TypedCondition.Parse(word) switch
    {
        null => null,
        { Sign: "=" } typed when !typed.IsSpan => new(typed.Name, typed.Value),
        { } typed => typed.ToRange() is { } range ? new(typed.Name, typed.Value) { Range = range } : null,
    };

    internal bool Names(string path) => path.EndsWith(Path, StringComparison.OrdinalIgnoreCase)
        && (path.Length == Path.Length || path[^(Path.Length + 1)] == '.');

    internal bool Accepts(string value) => Range is { } range ? Number(value) is { } number && range.Contains(number)
        : string.Equals(value, Value, StringComparison.OrdinalIgnoreCase)
        || Number(value) is { } one && Number(Value) is { } other && one == other;

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
