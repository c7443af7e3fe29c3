using System.Globalization;
using System.Text;
using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Kinds;
using Fruitfly.Networks;
using Fruitfly.Numerics;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>The one text of a trial: JSON without spaces, keys in ordinal order, camel-case names, enums in kebab case,
/// numbers in their shortest form that reads back to the same bits.
/// <para>The text may never change for a trial that could already be described. So a property of the first release is
/// always written, at its default too; a property added later is nullable, means "as before" when null, and is left out
/// then. A property is never renamed, and a default never changes its meaning: add a new kind instead.</para></summary>
public static class CanonicalDescription
{
    /// <summary>The version of the rules above.</summary>
    public const int Version = 1;

    internal static JsonSerializerOptions Options => DescriptionJson.Options;

    /// <exception cref="ArgumentException">a setting is not a finite number, or a kind has no name yet</exception>
    public static string Write(Trial trial) => Write(trial, NumericsVersion.Current);

    /// <summary>The text under an earlier <see cref="NumericsVersion"/>.</summary>
    internal static string Write(Trial trial, int numerics) =>
        Compose(
            WriteData(trial.Data), Canonical(trial.Network), Canonical(trial.Recipe),
            trial.Pruning is { } pruning ? Canonical(pruning) : null,
            trial.Seed, numerics);

    /// <summary>The texts of many trials; what they have in common is written once.</summary>
    internal static IEnumerable<string> WriteAll(IReadOnlyList<Trial> trials)
    {
        var texts = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        foreach (var trial in trials)
            yield return Compose(
                Once(trial.Data), Once(trial.Network), Once(trial.Recipe),
                trial.Pruning is { } pruning ? Once(pruning) : null, trial.Seed,
                NumericsVersion.Current);

        string Once<T>(T part) where T : class =>
            texts.TryGetValue(part, out var text) ? text : texts[part] = Canonical(part);
    }

    /// <summary>The canonical text of a trial's data alone.</summary>
    internal static string WriteData(DataDescription data) => Canonical(data);

    /// <summary>The canonical text of a trial's recipe alone.</summary>
    internal static string WriteRecipe(Recipe recipe) => Canonical(recipe);

    /// <summary>The canonical text of a network's inputs and layers, whatever its initializer is.</summary>
    internal static string WriteLayers(Architecture network) => Canonical(new { network.Inputs, network.Layers });

    /// <summary>Reads back what <see cref="Write(Trial)"/> wrote, also under an earlier
    /// <see cref="NumericsVersion"/>.</summary>
    /// <exception cref="FormatException">not a trial's description, or one of a newer program</exception>
    public static Trial Parse(string json)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(json, Options)
                ?? throw new FormatException("The description of the trial is null.");
            if (envelope.Version != Version)
                throw new FormatException(
                    $"The description of the trial has version {envelope.Version}; this program reads " +
                    $"version {Version}.");
            return new Trial(envelope.Data, envelope.Network, envelope.Recipe, envelope.Seed, envelope.Pruning);
        }
        catch (UnknownKindException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The description of the trial cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A description without its seed: what trials have in common that differ in the seed only.</summary>
    public static string WithoutSeed(string description) =>
        SeedIn(description) is var (start, end) ? description.Remove(start, end - start) : description;

    /// <summary>The seed in a description, as it is written there; empty in what is no description.</summary>
    public static string SeedOf(string description) =>
        SeedIn(description) is var (start, end) ? description[(start + SeedKey.Length)..end] : "";

    const string SeedKey = ",\"seed\":";

    // Behind it there are digits and the version only, so that nothing in the data can look like it.
    static (int Start, int End)? SeedIn(string description)
    {
        var start = description.LastIndexOf(SeedKey, StringComparison.Ordinal);
        var end = start < 0
            ? -1 : description.IndexOf(",\"version\":", start + SeedKey.Length, StringComparison.Ordinal);
        return end > start + SeedKey.Length
            && description.AsSpan(start + SeedKey.Length, end - start - SeedKey.Length)
                .IndexOfAnyExceptInRange('0', '9') < 0
            ? (start, end) : null;
    }

    static string Compose(string data, string network, string recipe, string? pruning, ulong seed, int numerics) =>
        string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"data":{{data}},"network":{{network}},"numerics":{{numerics}},{{(pruning is null ? "" : $"\"pruning\":{pruning},")}}"recipe":{{recipe}},"seed":{{seed}},"version":{{Version}}}""");

    static string Canonical<T>(T value)
    {
        try
        {
            using var document = JsonSerializer.SerializeToDocument(value, Options);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
                WriteSorted(writer, document.RootElement);
            return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        }
        catch (UnknownKindException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(
                "A trial with a setting that is infinite or not a number cannot be described.", exception);
        }
    }

    static void WriteSorted(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject()
                    .OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteSorted(writer, property.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    WriteSorted(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when element.GetRawText() == "-0":
                writer.WriteNumberValue(0);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    sealed record Envelope(
        int Version, int Numerics, DataDescription Data, Architecture Network, Recipe Recipe, ulong Seed,
        PruningPlan? Pruning = null);
}
