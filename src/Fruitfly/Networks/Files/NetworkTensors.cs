using Fruitfly.Data.Files;

namespace Fruitfly.Networks.Files;

/// <summary>What a network has a value of for each parameter, parameters or moments, as tensors of
/// PyTorch's names and shapes.</summary>
static class NetworkTensors
{
    const int MostShown = 8;

    /// <param name="storage">in the layout of the network's own storage</param>
    /// <param name="prefix">stands before the name of each parameter</param>
    public static IEnumerable<KeyValuePair<string, NumericArray>> Of(
        Network network, float[] storage, string prefix = "")
    {
        var values = new float[network.ParameterCount];
        network.CopyFromStorage(storage, values);
        foreach (var parameter in network.Parameters)
            yield return new(
                prefix + parameter.Name,
                NumericArray.Of<float>(values.AsSpan(parameter.Range), [.. parameter.Dimensions]));
    }

    /// <summary>The statistics of a network, or as many other values.</summary>
    public static IEnumerable<KeyValuePair<string, NumericArray>> OfStatistics(
        Network network, float[] values, string prefix = "") =>
        network.Statistics.Select(statistic => KeyValuePair.Create(
            prefix + statistic.Name, NumericArray.Of<float>(values.AsSpan(statistic.Range), [statistic.Count])));

    /// <summary>The tensors of the statistics, into one vector.</summary>
    /// <exception cref="DataFileException">a tensor has another type</exception>
    public static void CopyStatisticsTo(
        float[] values, Safetensors file, string path, Network network, string prefix = "")
    {
        foreach (var statistic in network.Statistics)
            Singles(file, path, prefix + statistic.Name).CopyTo(values, statistic.Offset);
    }

    /// <summary>The names and shapes of all parameters and statistics.</summary>
    public static IEnumerable<KeyValuePair<string, IReadOnlyList<int>>> Shapes(Network network) =>
    [
        .. network.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Dimensions)),
        .. network.Statistics.Select(statistic =>
            KeyValuePair.Create<string, IReadOnlyList<int>>(statistic.Name, [statistic.Count])),
    ];

    /// <summary>The reverse: into the layout of the network's own storage.</summary>
    /// <exception cref="DataFileException">a tensor is missing, or has another shape or type</exception>
    public static void CopyTo(float[] storage, Safetensors file, string path, Network network, string prefix = "")
    {
        foreach (var parameter in network.Parameters)
            parameter.Store(Singles(file, path, prefix + parameter.Name), storage.AsSpan(parameter.Range));
    }

    static float[] Singles(Safetensors file, string path, string name)
    {
        var array = file.Tensors[name];
        if (array.Type is not (ElementType.Float32 or ElementType.Float64))
            throw Fail(path, name, $"its numbers are {array.Type}", "Save the tensor as F32, F64, F16 or BF16.");
        var values = array.ToSingles();
        if (array.Type == ElementType.Float64
            && array.ToDoubles().Zip(values).Any(pair => double.IsFinite(pair.First) && !float.IsFinite(pair.Second)))
            throw Fail(path, name, "a float64 is beyond the range of float32",
                "Save the tensor as F32, with values below 3.4e38.");
        return values;
    }

    /// <summary>The file without PyTorch's counts of batches, which say nothing where the share of a batch is
    /// fixed.</summary>
    public static Safetensors WithoutCounts(Safetensors file, Network network)
    {
        const string mean = ".running_mean", count = ".num_batches_tracked";
        var counts = network.Statistics.Where(statistic => statistic.Name.EndsWith(mean, StringComparison.Ordinal))
            .Select(statistic => statistic.Name[..^mean.Length] + count).ToHashSet();
        return counts.Count == 0 ? file : file with
        {
            Tensors = file.Tensors.Where(tensor => !counts.Contains(tensor.Key)).ToDictionary(),
        };
    }

    /// <summary>Fails unless the file has exactly the expected tensors.</summary>
    /// <param name="expected">names and shapes</param>
    public static void Require(
        Safetensors file, string path, IReadOnlyDictionary<string, IReadOnlyList<int>> expected, string hint)
    {
        var found = file.Tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape.ToArray());
        string[] missing =
            [.. expected.ExceptBy(found.Keys, tensor => tensor.Key).Select(tensor => Shown(tensor.Key, tensor.Value))];
        string[] extra =
            [.. found.ExceptBy(expected.Keys, tensor => tensor.Key).Select(tensor => Shown(tensor.Key, tensor.Value))];
        string[] misshapen =
        [
            .. expected.Where(tensor =>
                found.TryGetValue(tensor.Key, out var shape) && !shape.SequenceEqual(tensor.Value))
                .Select(tensor => $"{Shown(tensor.Key, found[tensor.Key])} instead of {Shape(tensor.Value)}"),
        ];
        if (missing.Length + extra.Length + misshapen.Length == 0)
            return;
        string?[] problems =
        [
            missing.Length > 0 ? $"it lacks {List(missing)}" : null,
            extra.Length > 0 ? $"it has {List(extra)}, for which the network has no place" : null,
            misshapen.Length > 0 ? $"it has {List(misshapen)}" : null,
        ];
        throw new DataFileException(path, "the tensors",
            $"the file does not fit the network: {string.Join("; ", problems.Where(problem => problem is not null))}",
            hint);
    }

    static string List(string[] items) => items.Length <= MostShown
        ? string.Join(", ", items) : $"{string.Join(", ", items[..MostShown])} and {items.Length - MostShown} more";

    static string Shown(string name, IReadOnlyList<int> shape) => $"{DataFileException.Quote(name)} {Shape(shape)}";

    static string Shape(IReadOnlyList<int> shape) =>
        shape.Count > MostShown ? $"[{shape.Count} dimensions]" : $"[{string.Join(" × ", shape)}]";

    static DataFileException Fail(string path, string tensor, string problem, string hint) =>
        new(path, $"tensor '{tensor}'", problem, hint);
}
