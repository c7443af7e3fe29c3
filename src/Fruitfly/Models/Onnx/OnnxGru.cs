using Fruitfly.Networks;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Models.Onnx;

/// <summary>Gated recurrent units as ONNX's GRU: its gates come in the order z, r, n where PyTorch has r, z, n, and
/// <c>linear_before_reset</c> is PyTorch's n = tanh(W x + b + r (U h + c)).</summary>
sealed class OnnxGru(OnnxGraph graph, OnnxParameters parameters)
{
    public OnnxValue Add(Gru layer, Shape input, OnnxValue value, string name)
    {
        var (directions, hidden) = (layer.Directions, layer.Hidden);
        string[] suffixes = layer.Bidirectional ? ["", "_reverse"] : [""];
        var inputWeights = Gates(suffixes.Select(suffix => $"{name}.weight_ih_l0{suffix}"));
        var stateWeights = Gates(suffixes.Select(suffix => $"{name}.weight_hh_l0{suffix}"));
        var biases = Gates(suffixes.SelectMany(suffix => (string[])
            [$"{name}.bias_ih_l0{suffix}", $"{name}.bias_hh_l0{suffix}"]));
        var steps = Transposed(value.Reshaped(graph, input.Channels, input.Width).Name, 2, 0, 1); // [steps × rows × …]
        var takesLast = layer.Outputs == GruOutputs.Last;
        var states = graph.Add("", "GRU",
            [
                steps,
                graph.Constant(inputWeights, directions, 3 * hidden, input.Channels),
                graph.Constant(stateWeights, directions, 3 * hidden, hidden),
                graph.Constant(biases, directions, 6 * hidden),
            ],
            output: takesLast ? 1 : 0,
            OnnxAttribute.Of("hidden_size", hidden),
            OnnxAttribute.Of("direction", layer.Bidirectional ? "bidirectional" : "forward"),
            OnnxAttribute.Of("linear_before_reset", 1));
        return takesLast
            ? new OnnxValue(Transposed(states, 1, 0, 2), [directions, hidden])
            : new OnnxValue(Transposed(states, 2, 1, 3, 0), [directions, hidden, input.Width]);
    }

    string Transposed(string value, params IEnumerable<long> order) =>
        graph.Add("Transpose", [value], OnnxAttribute.Of("perm", order));

    /// <summary>Tensors of three gates each, one after another, with the first two gates exchanged.</summary>
    float[] Gates(IEnumerable<string> names)
    {
        var gates = new List<float>();
        foreach (var name in names)
        {
            var values = parameters.Values(name);
            var gate = values.Length / 3;
            gates.AddRange(values.Slice(gate, gate));
            gates.AddRange(values[..gate]);
            gates.AddRange(values[(2 * gate)..]);
        }
        return [.. gates];
    }
}
