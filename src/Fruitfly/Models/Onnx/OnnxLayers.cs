using Fruitfly.Networks;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Models.Onnx;

/// <summary>The layers of one network as ONNX operators. A kind is known here or has no ONNX form.</summary>
sealed class OnnxLayers(OnnxGraph graph, OnnxParameters parameters)
{
    /// <summary>Adds layers one after another.</summary>
    /// <param name="prefix">stands before the position of each layer, as in the names of parameters</param>
    /// <exception cref="OnnxFormException">a layer has no form in ONNX</exception>
    public OnnxValue Add(IReadOnlyList<Layer> layers, Shape shape, OnnxValue value, string prefix = "")
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var output = layers[i].OutputFor(shape, $"{prefix}{i}");
            value = Add(layers[i], shape, output, value, $"{prefix}{i}").Reshaped(graph, output.Dimensions);
            shape = output;
        }
        return value;
    }

    OnnxValue Add(Layer layer, Shape input, Shape output, OnnxValue value, string name) => layer switch
    {
        Linear linear => AddLinear(linear, value, name),
        Relu => Elementwise("Relu", value),
        LeakyRelu leaky => Elementwise("LeakyRelu", value, OnnxAttribute.Of("alpha", (float)leaky.Slope)),
        Tanh => Elementwise("Tanh", value),
        Sigmoid => Elementwise("Sigmoid", value),
        Gelu => AddGelu(value),
        Dropout => value,
        BatchNorm norm => AddBatchNorm(norm, input, value, name),
        LayerNorm norm => AddLayerNorm(norm, input, value, name),
        Convolution convolution => AddConvolution(convolution, input, output, value, name),
        Pooling pooling => AddPooling(pooling, input, output, value),
        Flatten flatten => AddFlatten(flatten, input, value),
        Reshape reshape => AddReshape(reshape, output, value),
        Residual residual => new(
            graph.Add("Add", [value.Name, Add(residual.Layers, input, value, name + ".").Name]), value.Dimensions),
        Gru gru => new OnnxGru(graph, parameters).Add(gru, input, value, name),
        _ => throw new OnnxFormException(
            $"Layer {name} is '{Layer.Kinds.Of(layer).Text}', which ONNX cannot express."),
    };

    OnnxValue Elementwise(string kind, OnnxValue value, params IReadOnlyList<ProtocolMessage> attributes) =>
        Elementwise(kind, value, [], attributes);

    /// <param name="besides">inputs after the value</param>
    OnnxValue Elementwise(
        string kind, OnnxValue value, IReadOnlyList<string> besides,
        params IReadOnlyList<ProtocolMessage> attributes) =>
        value with { Name = graph.Add(kind, [value.Name, .. besides], attributes) };

    // W is [outputs × inputs].
    OnnxValue AddLinear(Linear layer, OnnxValue value, string name)
    {
        var weight = parameters.Constant($"{name}.weight");
        string[] inputs =
            layer.Bias ? [value.Name, weight, parameters.Constant($"{name}.bias")] : [value.Name, weight];
        return new(graph.Add("Gemm", inputs, OnnxAttribute.Of("transB", 1)), [layer.Outputs]);
    }

    // f Φ(f) = f (1 + erf(f / √2)) / 2
    OnnxValue AddGelu(OnnxValue value)
    {
        var erf = graph.Add("Erf", [graph.Add("Mul", [value.Name, Scalar((float)(1 / Math.Sqrt(2)))])]);
        var half = graph.Add("Mul", [graph.Add("Add", [erf, Scalar(1)]), Scalar(0.5f)]);
        return value with { Name = graph.Add("Mul", [value.Name, half]) };
    }

    string Scalar(float value) => graph.Constant([value]);

    OnnxValue AddBatchNorm(BatchNorm layer, Shape input, OnnxValue value, string name) => Elementwise(
        "BatchNormalization", value.Reshaped(graph, input.Dimensions),
        [
            parameters.Constant($"{name}.weight"), parameters.Constant($"{name}.bias"),
            parameters.Statistic($"{name}.running_mean"), parameters.Statistic($"{name}.running_var"),
        ],
        OnnxAttribute.Of("epsilon", (float)layer.Epsilon));

    // from axis 1 on: all values of an example
    OnnxValue AddLayerNorm(LayerNorm layer, Shape input, OnnxValue value, string name) => Elementwise(
        "LayerNormalization", value.Reshaped(graph, input.Dimensions),
        [parameters.Constant($"{name}.weight"), parameters.Constant($"{name}.bias")],
        OnnxAttribute.Of("axis", 1), OnnxAttribute.Of("epsilon", (float)layer.Epsilon));

    OnnxValue AddConvolution(Convolution layer, Shape input, Shape output, OnnxValue value, string name)
    {
        var axes = layer.KernelDimensions.Count;
        var weight = parameters.Constant($"{name}.weight");
        var signal = value.Reshaped(graph, Axes(input, axes)).Name;
        string[] inputs = layer.Bias ? [signal, weight, parameters.Constant($"{name}.bias")] : [signal, weight];
        return new(
            graph.Add("Conv", inputs,
                OnnxAttribute.Of("kernel_shape", layer.KernelDimensions.Select(size => (long)size)),
                OnnxAttribute.Of("strides", Enumerable.Repeat((long)layer.Stride, axes)),
                OnnxAttribute.Of("pads", Enumerable.Repeat((long)layer.Padding, 2 * axes)),
                OnnxAttribute.Of("dilations", Enumerable.Repeat((long)layer.Dilation, axes))),
            Axes(output, axes));
    }

    OnnxValue AddPooling(Pooling layer, Shape input, Shape output, OnnxValue value)
    {
        var axes = layer is MaxPool1d or AveragePool1d ? 1 : 2;
        return new(
            graph.Add(layer.TakesLargest ? "MaxPool" : "AveragePool", [value.Reshaped(graph, Axes(input, axes)).Name],
                OnnxAttribute.Of("kernel_shape", Enumerable.Repeat((long)layer.Kernel, axes)),
                OnnxAttribute.Of("strides", Enumerable.Repeat((long)(layer.Stride ?? layer.Kernel), axes))),
            Axes(output, axes));
    }

    OnnxValue AddFlatten(Flatten layer, Shape input, OnnxValue value) =>
        (layer.Order == FlattenOrder.ByChannel ? value
            : Transposed(value.Reshaped(graph, Axes(input, 2)), [0, 2, 3, 1],
                [input.Height, input.Width, input.Channels]))
        .Reshaped(graph, input.Size);

    OnnxValue AddReshape(Reshape layer, Shape output, OnnxValue value) =>
        (layer.Order ?? FlattenOrder.ByChannel) == FlattenOrder.ByChannel ? value
            : Transposed(value.Reshaped(graph, output.Height, output.Width, output.Channels), [0, 3, 1, 2],
                Axes(output, 2));

    OnnxValue Transposed(OnnxValue value, IEnumerable<long> order, IReadOnlyList<int> dimensions) =>
        new(graph.Add("Transpose", [value.Name], OnnxAttribute.Of("perm", order)), dimensions);

    /// <summary>The channels and one or two axes of positions: ONNX has them also where a signal is one value
    /// wide.</summary>
    static IReadOnlyList<int> Axes(Shape shape, int axes) =>
        axes == 1 ? [shape.Channels, shape.Width] : [shape.Channels, shape.Height, shape.Width];
}
