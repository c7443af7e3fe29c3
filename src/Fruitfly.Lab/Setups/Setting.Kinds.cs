using System.Globalization;
using System.Numerics;

namespace Fruitfly.Lab.Setups;

/// <summary>The kinds of settings: how each is read from text, checked and written back.</summary>
public sealed partial record Setting
{
    const int MaxLayers = 50;

    internal Setting When(string setting, params IReadOnlyList<string> values) =>
        this with { AppliesWhen = [.. AppliesWhen, new SettingCondition(setting, values)] };

    internal static Setting Integer(
        SettingGroup group, string name, string description, uint minimum, uint maximum,
        Func<TrainingSetup, uint> read, Func<TrainingSetup, uint, TrainingSetup> write, string? wordForZero = null) =>
        Numeric(group, SettingKind.Integer, name, description, minimum, maximum, read, write, wordForZero);

    internal static Setting Number(
        SettingGroup group, string name, string description, double minimum, double maximum,
        Func<TrainingSetup, double> read, Func<TrainingSetup, double, TrainingSetup> write,
        string? wordForZero = null) =>
        Numeric(group, SettingKind.Number, name, description, minimum, maximum, read, write, wordForZero);

    internal static Setting Flag(
        SettingGroup group, string name, string description, Func<TrainingSetup, bool> read,
        Func<TrainingSetup, bool, TrainingSetup> write) => new()
        {
            Group = group,
            Kind = SettingKind.Flag,
            Name = name,
            Description = description,
            Read = setup => read(setup) ? "yes" : "no",
            Write = (setup, text) => write(setup, text switch
            {
                "yes" => true,
                "no" => false,
                _ => throw Refused(name, text, "yes or no"),
            }),
        };

    internal static Setting Text(
        SettingGroup group, string name, string description, Func<TrainingSetup, string> read,
        Func<TrainingSetup, string, TrainingSetup> write) => new()
        {
            Group = group,
            Kind = SettingKind.Text,
            Name = name,
            Description = description,
            Read = read,
            Write = write,
        };

    internal static Setting Choice<T>(
        SettingGroup group, string name, string description, Func<TrainingSetup, T> read,
        Func<TrainingSetup, T, TrainingSetup> write,
        params IReadOnlyList<(T Value, string Name, string Description)> choices) where T : struct, Enum => new()
        {
            Group = group,
            Kind = SettingKind.Choice,
            Name = name,
            Description = description,
            Choices = [.. choices.Select(choice => new SettingChoice(choice.Name, choice.Description))],
            Read = setup => choices.First(choice => choice.Value.Equals(read(setup))).Name,
            Write = (setup, text) => choices.FirstOrDefault(choice => choice.Name == text) is { Name: not null } found
                ? write(setup, found.Value)
                : throw Refused(name, text, $"one of {string.Join(", ", choices.Select(choice => choice.Name))}"),
        };

    internal static Setting Widths(
        SettingGroup group, string name, string description, int maximum,
        Func<TrainingSetup, IReadOnlyList<int>> read, Func<TrainingSetup, IReadOnlyList<int>, TrainingSetup> write)
    {
        var allowed =
            Invariant($"up to {MaxLayers} whole numbers from 1 to {maximum} with commas between them, or none");
        return new Setting
        {
            Group = group,
            Kind = SettingKind.Widths,
            Name = name,
            Description = description,
            Minimum = 1,
            Maximum = maximum,
            Word = "none",
            Read = setup =>
                read(setup) is { Count: > 0 } widths
                    ? string.Join(',', widths.Select(width => Invariant($"{width}"))) : "none",
            Write = (setup, text) => write(setup, text == "none" ? [] : Parse(text)),
        };

        int[] Parse(string text)
        {
            var parts = text.Split(',');
            var widths =
                parts.Select(part => TryParse<int>(part, out var width) && width >= 1 && width <= maximum ? width : 0)
                    .ToArray();
            return widths.Length <= MaxLayers && !widths.Contains(0) ? widths : throw Refused(name, text, allowed);
        }
    }

    static Setting Numeric<T>(
        SettingGroup group, SettingKind kind, string name, string description, T minimum, T maximum,
        Func<TrainingSetup, T> read, Func<TrainingSetup, T, TrainingSetup> write,
        string? wordForZero = null) where T : struct, INumber<T>
    {
        var allowed =
            Invariant($"{(kind == SettingKind.Integer ? "a whole number" : "a number")} from {minimum} to {maximum}")
            + (wordForZero is null ? "" : $", or {wordForZero}");
        return new Setting
        {
            Group = group,
            Kind = kind,
            Name = name,
            Description = description,
            Minimum = double.CreateChecked(minimum),
            Maximum = double.CreateChecked(maximum),
            Word = wordForZero,
            Read = setup =>
                read(setup) is var value && wordForZero is not null && T.IsZero(value)
                    ? wordForZero : Invariant($"{value}"),
            Write = (setup, text) => text == wordForZero ? write(setup, T.Zero)
                : TryParse<T>(text, out var value) && value >= minimum && value <= maximum ? write(setup, value)
                : throw Refused(name, text, allowed),
        };
    }

    static bool TryParse<T>(string text, out T value) where T : INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value!);

    static SetupException Refused(string name, string value, string allowed) =>
        new(name, $"is '{(value.Length <= 60 ? value : value[..60] + "…")}'; it must be {allowed}.");

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
