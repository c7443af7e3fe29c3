using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Training;

static class TestLayers
{
    /// <summary>Every kind of layer once, for 5 inputs and 3 outputs.</summary>
    public static IReadOnlyList<Layer> OneOfEach =>
    [
        new Linear(16), new Relu(), new Linear(16), new LeakyRelu(), new Linear(16), new Tanh(), new Linear(16),
        new Sigmoid(),
        new Linear(16, Bias: false), new BatchNorm(), new Gelu(), new LayerNorm(),
        new Residual([new Linear(16), new Relu()]),
        new Reshape(2, 8), new Conv1d(4, 3, Padding: 1), new BatchNorm(), new LayerNorm(), new MaxPool1d(2),
        new Conv1d(3, 3, Stride: 2, Padding: 1, Bias: false),
        new AveragePool1d(2), new Dropout(0.1), new Flatten(), new Linear(16), new Reshape(1, 4, 4),
        new Conv2d(4, 3, Padding: 1), new MaxPool2d(2, 1),
        new AveragePool2d(2), new Flatten(FlattenOrder.ByPosition), new Linear(8), new Reshape(2, 4),
        new Gru(3, Bidirectional: true),
        new Gru(2, Outputs: GruOutputs.Last), new Linear(3),
    ];
}
