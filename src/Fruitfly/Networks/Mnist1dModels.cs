using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks;

/// <summary>The networks of the package mnist1d (Greydanus and Kobak 2020), with parameters drawn as PyTorch does by
/// default. They take 40 inputs and give 10 logits, unless told otherwise; the
/// parameters are counted for these.</summary>
public static class Mnist1dModels
{
    /// <summary>Logistic regression, 410 parameters.</summary>
    public static Architecture LinearBase(int inputs = 40, int outputs = 10) => Of(inputs, new Linear(outputs));

    /// <summary>Two hidden layers of 100 ReLU units, the second one residual, h + relu(W
    /// h + b); 15,210 parameters.</summary>
    public static Architecture MlpBase(int inputs = 40, int outputs = 10) =>
        Of(inputs, new Linear(100), new Relu(), new Residual([new Linear(100), new Relu()]), new Linear(outputs));

    /// <summary>Three convolutions of 25 channels that halve the signal each, 40 to 19 to
    /// 10 to 5; 5,210 parameters.</summary>
    public static Architecture ConvBase(int inputs = 40, int outputs = 10) => Of(
        inputs,
        new Reshape(1, Width: inputs),
        new Conv1d(25, Kernel: 5, Stride: 2, Padding: 1), new Relu(),
        new Conv1d(25, Kernel: 3, Stride: 2, Padding: 1), new Relu(),
        new Conv1d(25, Kernel: 3, Stride: 2, Padding: 1), new Relu(),
        new Flatten(), new Linear(outputs));

    /// <summary>A bidirectional recurrent layer of 6 gated units in each direction, whose states after all 40 steps are
    /// read by a linear layer; 5,134 parameters.</summary>
    public static Architecture GruBase(int inputs = 40, int outputs = 10) => Of(
        inputs,
        new Reshape(1, Width: inputs), new Gru(6, Bidirectional: true), new Flatten(FlattenOrder.ByPosition),
        new Linear(outputs));

    static Architecture Of(int inputs, params IReadOnlyList<Layer> layers) =>
        new() { Inputs = inputs, Layers = layers, Initializer = new PyTorchInitializer() };
}
