using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fruitfly.Studies.Cluster;

/// <summary>What a bundle says of itself: <c>bundle.json</c>.</summary>
/// <param name="Format">of the bundle; this program reads 1</param>
/// <param name="Program">the version that wrote it, and that alone may work on it</param>
/// <param name="Architecture">of the machines that its program runs on, such as <c>x64</c></param>
/// <param name="Trials">how many there are</param>
/// <param name="Tasks">how many tasks they are cut into</param>
/// <param name="Seconds">of all trials one after another, predicted</param>
/// <param name="LongestTask">the seconds of the longest task, predicted</param>
/// <param name="MemoryBytes">of one worker, predicted</param>
/// <param name="Command">that planned it, to be pasted</param>
sealed record BundleManifest(
    int Format, string Program, string Architecture, string Study, string Experiment, string Preset,
    IReadOnlyDictionary<string, double> Options, int Trials, int Tasks, double Seconds, double LongestTask,
    long MemoryBytes, DateTimeOffset Created, string Command)
{
    public const int CurrentFormat = 1;

    static readonly JsonSerializerOptions Json = new()
    {
        // Named, since single-file programs switch the default off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    /// <summary>The address of the server that workers keep results on; null where they keep them in files.</summary>
    public string? Store { get; init; }

    /// <summary>The study file; null where the study is of none.</summary>
    public string? Definition { get; init; }

    public static string ThisArchitecture { get; } =
        RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <exception cref="FormatException">it is none, or of a newer program</exception>
    public static BundleManifest Read(string text)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BundleManifest>(text, Json);
            return manifest is { Format: CurrentFormat } ? manifest
                : throw new FormatException(
                    $"it has format {manifest?.Format ?? 0}; this program reads format {CurrentFormat}");
        }
        catch (JsonException failure)
        {
            throw new FormatException(failure.Message.TrimEnd('.'), failure);
        }
    }
}
