using System.Text.Json;

namespace Fruitfly.Tests.Golden;

/// <summary>Numbers computed by NumPy and PyTorch in float64, kept beside this file as JSON.</summary>
static class GoldenFile
{
    public static JsonElement Read(string name)
    {
        using var stream = typeof(GoldenFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The test assembly holds no golden file '{name}'.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>The number under a name.</summary>
    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>All numbers of an array of any depth, in order.</summary>
    public static double[] Numbers(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().SelectMany(Numbers)]
            : [element.GetDouble()];

    /// <summary>All numbers of the array under a name, in order.</summary>
    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    /// <summary>All numbers of an object's members, in order.</summary>
    public static double[] Members(this JsonElement element) =>
        [.. element.EnumerateObject().SelectMany(member => member.Value.Numbers())];
}
