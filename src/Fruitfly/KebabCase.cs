using System.Text.Json;

namespace Fruitfly;

/// <summary>Names of code as words of a command line, an address or a file:
/// <c>first-seed</c> for <c>FirstSeed</c>.</summary>
public static class KebabCase
{
    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    public static string Of<T>(T value) where T : struct, Enum => Of(value.ToString());
}
