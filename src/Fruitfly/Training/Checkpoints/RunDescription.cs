using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Data;
using Fruitfly.Kinds;
using Fruitfly.Networks;
using Fruitfly.Networks.Pruning;
using Fruitfly.Numerics;
using Architecture = Fruitfly.Networks.Architecture;

namespace Fruitfly.Training.Checkpoints;

/// <summary>What decides the course of a run, as JSON: two runs of one text take the same steps. Data and starting
/// parameters are there as SHA-256 of their values.</summary>
static class RunDescription
{
    static readonly JsonSerializerOptions Options = new()
    {
        // Named, since single-file programs switch the default off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    static RunDescription()
    {
        foreach (var converter in OpenKinds.Converters)
            Options.Converters.Add(converter);
    }

    /// <param name="network">before its first step</param>
    /// <exception cref="ArgumentException">a part of the run is of a kind that the library does not know</exception>
    public static string Of(Network network, DataSet data, Recipe recipe, ulong seed)
    {
        try
        {
            return JsonSerializer.Serialize(
                new Run(NumericsVersion.Current, seed, network.Architecture, recipe, Hash(data), Hash(network),
                    Hash(network.Mask)), Options);
        }
        catch (UnknownKindException e)
        {
            throw new ArgumentException($"A checkpoint cannot describe this run. {e.Message}", nameof(recipe), e);
        }
    }

    /// <summary>In what two runs differ, a part of a sentence; null where they are one.</summary>
    /// <exception cref="JsonException">a text is no JSON, or none that is written here</exception>
    public static string? Difference(string saved, string asked)
    {
        if (saved == asked)
            return null;
        Dictionary<string, string> old = Leaves(saved), own = Leaves(asked);
        var path = own.Keys.Union(old.Keys)
            .FirstOrDefault(path => old.GetValueOrDefault(path) != own.GetValueOrDefault(path));
        return path switch
        {
            null => "its description has another order",
            "data" => "it was trained on other data",
            "start" => "it started from other parameters",
            "mask" => "other parameters were pruned",
            _ => $"its {path} is {old.GetValueOrDefault(path, "not there")}, that of this run " +
                $"is {own.GetValueOrDefault(path, "not there")}",
        };
    }

    static Dictionary<string, string> Leaves(string json)
    {
        try
        {
            return Leaves(Parse(json), "").ToDictionary();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("names or texts that are no Unicode, or stand twice",
                e); // found only when they are read
        }
    }

    static JsonNode? Parse(string json) =>
        JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });

    static IEnumerable<KeyValuePair<string, string>> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject parts =>
            parts.SelectMany(part => Leaves(part.Value, path.Length == 0 ? part.Key : $"{path}.{part.Key}")),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, $"{path}[{i}]")),
        _ => [new(path, node?.ToJsonString() ?? "null")],
    };

    static string Hash(Network network) =>
        Convert.ToHexStringLower(
            SHA256.HashData(MemoryMarshal.AsBytes<float>([.. network.Storage, .. network.StatisticValues])));

    static string? Hash(ParameterMask? mask) =>
        mask is null ? null : Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(mask.Kept)));

    static string Hash(DataSet data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var split in Enum.GetValues<Split>())
        {
            var examples = data[split];
            hash.AppendData(MemoryMarshal.AsBytes<int>(
                [(int)split, examples?.Count ?? -1, data.Features, data.Classes, data.Outputs]));
            if (examples is null)
                continue;
            hash.AppendData(MemoryMarshal.AsBytes(examples.Inputs));
            hash.AppendData(MemoryMarshal.AsBytes(examples.Labels));
            hash.AppendData(MemoryMarshal.AsBytes(examples.Values));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    sealed record Run(int Numerics, ulong Seed, Architecture Network, Recipe Recipe, string Data, string Start,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mask);
}
