using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Fruitfly.Cli;

/// <summary>An option that holds a number, written the same in every country.</summary>
static class NumberOption
{
    /// <summary>The value is null where the option is not given.</summary>
    public static Option<T?> Of<T>(string name, string description) where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = typeof(T) == typeof(double) ? "X" : "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                return value;
            result.AddError($"{name} is '{text}'; it must be {Kind<T>()}.");
            return null;
        },
    };

    static string Kind<T>() where T : struct, INumber<T> => typeof(T) == typeof(double) ? "a number" : "a whole number";
}
