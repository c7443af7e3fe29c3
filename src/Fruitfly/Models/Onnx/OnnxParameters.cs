using Fruitfly.Networks;

namespace Fruitfly.Models.Onnx;

/// <summary>The parameters of one network, in PyTorch's order, as constants of a graph.</summary>
sealed class OnnxParameters
{
    readonly OnnxGraph _graph;
    readonly float[] _values;
    readonly Dictionary<string, Parameter> _parameters;

    public OnnxParameters(OnnxGraph graph, Network network)
    {
        (_graph, _values) = (graph, new float[network.ParameterCount]);
        network.CopyParametersTo(_values);
        _parameters = network.Parameters.ToDictionary(parameter => parameter.Name);
    }

    public string Constant(string name) => _graph.Constant(Values(name), _parameters[name].Dimensions);

    public ReadOnlySpan<float> Values(string name) => _values.AsSpan(_parameters[name].Range);
}
