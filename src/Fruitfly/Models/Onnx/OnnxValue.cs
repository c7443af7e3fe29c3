namespace Fruitfly.Models.Onnx;

/// <summary>What flows between the layers in ONNX: <c>[rows × Dimensions]</c>, in PyTorch's order.</summary>
readonly record struct OnnxValue(string Name, IReadOnlyList<int> Dimensions)
{
    /// <summary>The same values of each row under other dimensions.</summary>
    public OnnxValue Reshaped(OnnxGraph graph, params IReadOnlyList<int> dimensions)
    {
        if (Dimensions.SequenceEqual(dimensions))
            return this;
        // 0 keeps the number of rows, also where there are none.
        long[] shape = [0, .. dimensions.Select(length => (long)length)];
        return new(graph.Add("Reshape", [Name, graph.Constant(shape, shape.Length)]), dimensions);
    }
}
