using System.Buffers.Binary;
using System.Globalization;

namespace Fruitfly.Models.Onnx;

/// <summary>Operators and constants of an ONNX model, in the order in which they are added: GraphProto of
/// onnx.proto.</summary>
sealed class OnnxGraph
{
    /// <summary>What the domain of the operators for tables is called: categories, labels.</summary>
    public const string TableOperators = "ai.onnx.ml";

    const int Node = 1, GraphName = 2, Initializer = 5, GraphInput = 11, GraphOutput = 12;

    readonly List<ProtocolMessage> _nodes = [], _constants = [], _inputs = [], _outputs = [];
    readonly Dictionary<string, int> _counts = [];

    /// <summary>An input of the model, <c>[rows × …]</c> for any number of rows.</summary>
    public string AddInput(string name, OnnxElement type, params IReadOnlyList<int> dimensions)
    {
        _inputs.Add(Value(name, type, dimensions));
        return name;
    }

    /// <summary>Makes a value an output of the model under a name of its own.</summary>
    public void AddOutput(string name, string value, OnnxElement type, params IReadOnlyList<int> dimensions)
    {
        Operator("Identity", [value], [name], "", []);
        _outputs.Add(Value(name, type, dimensions));
    }

    /// <summary>An operator with one output, whose name it gives.</summary>
    public string Add(string kind, IReadOnlyList<string> inputs, params IReadOnlyList<ProtocolMessage> attributes) =>
        Add("", kind, inputs, attributes);

    /// <summary>The same of another domain than ONNX's own.</summary>
    public string Add(
        string domain, string kind, IReadOnlyList<string> inputs, params IReadOnlyList<ProtocolMessage> attributes) =>
        Add(domain, kind, inputs, output: 0, attributes);

    /// <summary>An operator of which only one of its outputs is used.</summary>
    public string Add(
        string domain, string kind, IReadOnlyList<string> inputs, int output,
        params IReadOnlyList<ProtocolMessage> attributes)
    {
        var name = NewName(kind);
        Operator(kind, inputs, [.. Enumerable.Repeat("", output), name], domain, attributes);
        return name;
    }

    public string IsMissing(string value) => Add("IsNaN", [value]);

    public string Cast(string value, OnnxElement type) => Add("Cast", [value], OnnxAttribute.Of("to", (long)type));

    public string Constant(ReadOnlySpan<float> values, params IReadOnlyList<int> dimensions)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Constant(OnnxElement.Float32, bytes, dimensions);
    }

    public string Constant(ReadOnlySpan<double> values, params IReadOnlyList<int> dimensions)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return Constant(OnnxElement.Float64, bytes, dimensions);
    }

    public string Constant(ReadOnlySpan<long> values, params IReadOnlyList<int> dimensions)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return Constant(OnnxElement.Int64, bytes, dimensions);
    }

    public ProtocolMessage ToMessage(string name)
    {
        var graph = new ProtocolMessage();
        foreach (var node in _nodes)
            graph.Add(Node, node);
        graph.Add(GraphName, name);
        foreach (var constant in _constants)
            graph.Add(Initializer, constant);
        foreach (var input in _inputs)
            graph.Add(GraphInput, input);
        foreach (var output in _outputs)
            graph.Add(GraphOutput, output);
        return graph;
    }

    // NodeProto
    void Operator(
        string kind, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string domain,
        IReadOnlyList<ProtocolMessage> attributes)
    {
        var node = new ProtocolMessage();
        foreach (var input in inputs)
            node.Add(1, input);
        foreach (var output in outputs)
            node.Add(2, output);
        node.Add(3, outputs[^1]).Add(4, kind);
        foreach (var attribute in attributes)
            node.Add(5, attribute);
        if (domain.Length > 0)
            node.Add(7, domain);
        _nodes.Add(node);
    }

    // TensorProto
    string Constant(OnnxElement type, byte[] bytes, IReadOnlyList<int> dimensions)
    {
        var name = NewName("constant");
        var tensor = new ProtocolMessage();
        foreach (var length in dimensions)
            tensor.Add(1, length);
        _constants.Add(tensor.Add(2, (long)type).Add(8, name).Add(9, bytes));
        return name;
    }

    // ValueInfoProto, TypeProto, TypeProto.Tensor, TensorShapeProto and its Dimension
    static ProtocolMessage Value(string name, OnnxElement type, IReadOnlyList<int> dimensions)
    {
        var shape = new ProtocolMessage().Add(1, new ProtocolMessage().Add(2, "rows"));
        foreach (var length in dimensions)
            shape.Add(1, new ProtocolMessage().Add(1, length));
        var tensor = new ProtocolMessage().Add(1, (long)type).Add(2, shape);
        return new ProtocolMessage().Add(1, name).Add(2, new ProtocolMessage().Add(1, tensor));
    }

    string NewName(string kind)
    {
        var number = _counts.GetValueOrDefault(kind);
        _counts[kind] = number + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{kind.ToLowerInvariant()}/{number}");
    }
}
