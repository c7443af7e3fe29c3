using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Fruitfly.Cli;

/// <summary>An option that holds a number, written the same in every country.</summary>
static class NumberOption
{
    /// <summary>The value is null where the option is not given.</summary>
    /// <param name="least">Default: null, no bound.</param>
    /// <param name="most">Default: null, no bound.</param>
    public static Option<T?> Of<T>(
        string name, string description, T? least = null, T? most = null) where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = typeof(T) == typeof(double) ? "X" : "N",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                var isNumber = T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
                if (isNumber && (least is not { } from || value >= from) && (most is not { } to || value <= to))
                    return value;
                var shown = isNumber ? text : $"'{text}'";
                result.AddError($"{name} is {shown}; it must be {Kind<T>()}{Range(least, most)}.");
                return null;
            },
        };

    static string Kind<T>() where T : struct, INumber<T> => typeof(T) == typeof(double) ? "a number" : "a whole number";

    static string Range<T>(T? least, T? most) where T : struct, INumber<T> => (least, most) switch
    {
        (null, null) => "",
        ({ } from, null) => FormattableString.Invariant($" from {from} up"),
        (null, { } to) => FormattableString.Invariant($" up to {to}"),
        ({ } from, { } to) => FormattableString.Invariant($" from {from} to {to}"),
    };
}
