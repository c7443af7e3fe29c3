using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Training;

static class TestLayers
{
    /// <summary>Every kind of layer once, for 5 inputs and 3 outputs.</summary>
    public static IReadOnlyList<Layer> OneOfEach =>
    [
        new Linear(16), new Relu(), new Linear(16), new LeakyRelu(), new Linear(16), new Tanh(), new Linear(16), new Sigmoid(),
        new Linear(16, Bias: false), new Gelu(), new Residual([new Linear(16), new Relu()]), new Linear(3),
    ];
}
