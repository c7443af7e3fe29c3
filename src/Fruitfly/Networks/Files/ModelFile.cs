using Fruitfly.Data.Files;

namespace Fruitfly.Networks.Files;

/// <summary>The parameters of a network as a safetensors file, named and shaped as PyTorch's <c>state_dict</c> of the
/// same <c>Sequential</c>: <c>0.weight [outputs × inputs]</c>, <c>0.bias [outputs]</c>, <c>1.running_mean
/// [channels]</c>.</summary>
public static class ModelFile
{
    /// <exception cref="DataFileException">the file cannot be written</exception>
    public static void Save(Network network, string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafetensorsFile.Write(
            path,
            NetworkTensors.Of(network, network.Storage)
                .Concat(NetworkTensors.OfStatistics(network, network.StatisticValues)),
            metadata);

    /// <summary>Sets all parameters; F64 is rounded, F16 and BF16 are widened. On an error
    /// the network stays as it is.</summary>
    /// <exception cref="DataFileException">the file cannot be read, is damaged, or does not fit the network</exception>
    public static void LoadInto(Network network, string path, FileLimits? limits = null) =>
        LoadInto(network, SafetensorsFile.Read(path, limits), path);

    internal static void LoadInto(Network network, Safetensors file, string path)
    {
        file = NetworkTensors.WithoutCounts(file, network);
        NetworkTensors.Require(
            file, path, NetworkTensors.Shapes(network).ToDictionary(),
            "Make the network of the layers that the file was saved from; a tensor is named by the position of its " +
            "layer.");
        var (storage, statistics) = (new float[network.ParameterCount], new float[network.StatisticValues.Length]);
        NetworkTensors.CopyTo(storage, file, path, network);
        NetworkTensors.CopyStatisticsTo(statistics, file, path, network);
        storage.CopyTo(network.Storage, 0);
        statistics.CopyTo(network.StatisticValues, 0);
    }
}
