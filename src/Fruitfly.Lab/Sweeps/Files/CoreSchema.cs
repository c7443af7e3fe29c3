using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What a plain word of YAML is, by the core schema of YAML 1.2: <c>no</c> and <c>on</c> are words, and so is
/// whatever looks like a number and is none in decimal: <c>010</c>, <c>0x1F</c>, <c>1_000</c>, <c>.inf</c>.</summary>
static partial class CoreSchema
{
    public static ScalarNode Plain(string text, Origin origin) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new(origin, text, ScalarKind.Null),
        "true" or "True" or "TRUE" => new(origin, "true", ScalarKind.Flag, 1),
        "false" or "False" or "FALSE" => new(origin, "false", ScalarKind.Flag, 0),
        _ when DecimalNumber().IsMatch(text) => new(origin, text, ScalarKind.Number, Parsed(text)),
        _ => new(origin, text, ScalarKind.Text),
    };

    static double Parsed(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether a text must be quoted to stay one.</summary>
    public static bool IsPlainText(string text) => Plain(text, Origin.Default).Kind == ScalarKind.Text;

    [GeneratedRegex(@"^[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();
}
