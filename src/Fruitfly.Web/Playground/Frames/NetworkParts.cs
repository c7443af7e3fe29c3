using Fruitfly.Networks;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>Goes through a network some layers at a time, each part a network of its own: parameters and statistics
/// stand in the order of the layers.</summary>
sealed class NetworkParts
{
    readonly Network _network;
    readonly float[] _statistics;
    int _layer, _parameter, _statistic, _width;

    public NetworkParts(Network network)
    {
        (_network, _width) = (network, network.Inputs);
        Parameters = new float[network.ParameterCount];
        network.CopyParametersTo(Parameters);
        _statistics = new float[StatisticsOf(network)];
        network.CopyStatisticsTo(_statistics);
    }

    /// <summary>Of the whole network, in the form of <see cref="Network.CopyParametersTo"/>.</summary>
    public float[] Parameters { get; }

    /// <summary>What the layers up to another give.</summary>
    /// <param name="end">the layer before which they end</param>
    /// <param name="inputs"><c>[rows × outputs of the part before]</c></param>
    public float[] Next(int end, float[] inputs)
    {
        var layers = _network.Architecture.Layers;
        var part = new Network(new Architecture { Inputs = _width, Layers = [.. layers.Take(end).Skip(_layer)] });
        part.CopyParametersFrom(Parameters.AsSpan(_parameter, part.ParameterCount));
        part.CopyStatisticsFrom(_statistics.AsSpan(_statistic, StatisticsOf(part)));
        (_layer, _parameter, _statistic) =
            (end, _parameter + part.ParameterCount, _statistic + StatisticsOf(part));
        var outputs = new float[inputs.Length / _width * part.Outputs];
        _width = part.Outputs;
        part.Predict(inputs, outputs);
        return outputs;
    }

    static int StatisticsOf(Network network) => network.Statistics.Sum(statistic => statistic.Count);
}
