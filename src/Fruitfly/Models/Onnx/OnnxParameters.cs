using Fruitfly.Networks;

namespace Fruitfly.Models.Onnx;

/// <summary>The parameters of one network, in PyTorch's order, as constants of a graph.</summary>
sealed class OnnxParameters
{
    readonly OnnxGraph _graph;
    readonly float[] _values, _statisticValues;
    readonly Dictionary<string, Parameter> _parameters;
    readonly Dictionary<string, Statistic> _statistics;

    public OnnxParameters(OnnxGraph graph, Network network)
    {
        (_graph, _values) = (graph, new float[network.ParameterCount]);
        network.CopyParametersTo(_values);
        _statisticValues = network.StatisticValues;
        _statistics = network.Statistics.ToDictionary(statistic => statistic.Name);
        _parameters = network.Parameters.ToDictionary(parameter => parameter.Name);
    }

    public string Constant(string name) => _graph.Constant(Values(name), _parameters[name].Dimensions);

    public string Statistic(string name) =>
        _graph.Constant(_statisticValues.AsSpan(_statistics[name].Range), _statistics[name].Count);

    public ReadOnlySpan<float> Values(string name) => _values.AsSpan(_parameters[name].Range);
}
