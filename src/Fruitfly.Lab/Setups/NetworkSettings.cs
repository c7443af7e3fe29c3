using static Fruitfly.Lab.Setups.Setting;

namespace Fruitfly.Lab.Setups;

/// <summary>What can be set of the network.</summary>
static class NetworkSettings
{
    const SettingGroup Group = SettingGroup.Network;

    public static readonly IReadOnlyList<Setting> All =
    [
        Choice(Group, "network", "how the layers are arranged", s => s.Network, (s, v) => s with { Network = v },
            (SetupNetwork.FullyConnected, "fully-connected", "hidden layers of chosen widths"),
            (SetupNetwork.Logistic, "logistic", "no hidden layer: logistic, or linear, regression"),
            (SetupNetwork.Mlp, "mlp", "mnist1d's: two hidden layers of 100 units, the second one residual"),
            (SetupNetwork.Cnn, "cnn", "mnist1d's: three convolutions of 25 channels; takes 3 features or more"),
            (SetupNetwork.Gru, "gru", "mnist1d's: 6 gated recurrent units in each direction")),
        Widths(Group, "hidden-layers", "units of each hidden layer", 10_000,
            s => s.HiddenLayers, (s, v) => s with { HiddenLayers = v }).When("network", "fully-connected"),
        Choice(Group, "activation", "the activation function of the hidden units", s => s.Activation,
            (s, v) => s with { Activation = v },
            (SetupActivation.Relu, "relu", "max(f, 0)"),
            (SetupActivation.LeakyRelu, "leaky-relu", "f where it is positive, else f / 100"),
            (SetupActivation.Tanh, "tanh", "the hyperbolic tangent, from −1 to 1"),
            (SetupActivation.Sigmoid, "sigmoid", "1 / (1 + exp(−f)), from 0 to 1"),
            (SetupActivation.Gelu, "gelu", "f Φ(f) with the normal distribution function Φ"))
                .When("network", "fully-connected"),
        Choice(Group, "initializer", "how the weights are drawn; biases start at 0, except with pytorch",
            s => s.Initializer, (s, v) => s with { Initializer = v },
            (SetupInitializer.He, "he", "normal, variance 2 / fan-in: suits relu"),
            (SetupInitializer.Glorot, "glorot", "uniform, variance 2 / (fan-in + fan-out): suits tanh"),
            (SetupInitializer.PyTorch, "pytorch",
                "uniform within ±1/√fan-in, biases too: PyTorch's default and mnist1d's"),
            (SetupInitializer.Normal, "normal", "normal with one variance in every layer"),
            (SetupInitializer.Zero, "zero", "all weights 0: nothing is learned"),
            (SetupInitializer.Constant, "constant", "all weights the same: the units of a layer stay copies"),
            (SetupInitializer.Orthogonal, "orthogonal", "random rotations times a gain")),
        Number(Group, "weight-variance", "variance of the weights", 0, 1000,
            s => s.WeightVariance, (s, v) => s with { WeightVariance = v }).When("initializer", "normal"),
        Number(Group, "weight-value", "the value of all weights", -1000, 1000,
            s => s.WeightValue, (s, v) => s with { WeightValue = v }).When("initializer", "constant"),
        Number(Group, "gain", "what the rotations are multiplied by; √2 suits relu", 0, 1000,
            s => s.Gain, (s, v) => s with { Gain = v }).When("initializer", "orthogonal"),
        Choice(Group, "norm", "what is normalized before the activation of the hidden units", s => s.Norm,
            (s, v) => s with { Norm = v },
            (SetupNorm.None, "none", "nothing"),
            (SetupNorm.Batch, "batch", "each unit over the examples of the batch, in use by running values"),
            (SetupNorm.Layer, "layer", "each example over the units of the layer"))
                .When("network", "fully-connected"),
        Number(Group, "dropout", "the probability with which each hidden unit is left out of a training step", 0, 0.95,
            s => s.Dropout, (s, v) => s with { Dropout = v }).When("network", "fully-connected"),
    ];
}
