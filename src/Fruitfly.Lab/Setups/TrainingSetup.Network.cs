using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Lab.Setups;

/// <summary>The network of a setup.</summary>
public sealed partial record TrainingSetup
{
    internal const long MaxParameters = 20_000_000;

    /// <summary>The network that takes the features of the data and gives its outputs,
    /// counted before memory is taken.</summary>
    /// <exception cref="SetupException">the network does not fit the data, or is too large</exception>
    public Architecture ToArchitecture(DataSize data)
    {
        if (Network == SetupNetwork.Cnn && data.Features < 3)
            throw new SetupException("network",
                $"is cnn, which takes signals of 3 values or more; the data has {data.Features} features.");
        var architecture = Layers(data.Features, data.Outputs) with { Initializer = Drawn };
        var parameters = NetworkSummary.Of(architecture).Parameters;
        return parameters <= MaxParameters ? architecture : throw new SetupException(
            Layered, FormattableString.Invariant(
                $"asks for {parameters:N0} parameters with {data.Features} features; the most is {MaxParameters:N0}."));
    }

    /// <summary>The same for a data set at hand.</summary>
    /// <exception cref="SetupException">the network does not fit the data, or is too large</exception>
    public Architecture ToArchitecture(DataSet data) => ToArchitecture(DataSize.Of(data));

    /// <summary>The setting that says how large the network is.</summary>
    string Layered => Network == SetupNetwork.FullyConnected ? "hidden-layers" : "network";

    Architecture Layers(int inputs, int outputs) => Network switch
    {
        SetupNetwork.FullyConnected => FullyConnected(inputs, outputs),
        SetupNetwork.Logistic => Mnist1dModels.LinearBase(inputs, outputs),
        SetupNetwork.Mlp => Mnist1dModels.MlpBase(inputs, outputs),
        SetupNetwork.Cnn => Mnist1dModels.ConvBase(inputs, outputs),
        SetupNetwork.Gru => Mnist1dModels.GruBase(inputs, outputs),
        _ => throw new InvalidOperationException($"There is no network '{Network}'."),
    };

    Architecture FullyConnected(int inputs, int outputs) =>
        Architecture.Mlp([inputs, .. HiddenLayers, outputs], ActivationLayer, NormLayer, Dropout);

    Layer? NormLayer => Norm switch
    {
        SetupNorm.None => null,
        SetupNorm.Batch => new BatchNorm(),
        SetupNorm.Layer => new LayerNorm(),
        _ => throw new InvalidOperationException($"There is no normalization '{Norm}'."),
    };

    Layer ActivationLayer => Activation switch
    {
        SetupActivation.Relu => new Relu(),
        SetupActivation.LeakyRelu => new LeakyRelu(),
        SetupActivation.Tanh => new Tanh(),
        SetupActivation.Sigmoid => new Sigmoid(),
        SetupActivation.Gelu => new Gelu(),
        _ => throw new InvalidOperationException($"There is no activation function '{Activation}'."),
    };

    Initializer Drawn => Initializer switch
    {
        SetupInitializer.He => new HeInitializer(),
        SetupInitializer.Glorot => new GlorotInitializer(),
        SetupInitializer.PyTorch => new PyTorchInitializer(),
        SetupInitializer.Normal => new NormalInitializer(WeightVariance),
        SetupInitializer.Zero => new ZeroInitializer(),
        SetupInitializer.Constant => new ConstantInitializer(WeightValue),
        SetupInitializer.Orthogonal => new OrthogonalInitializer(Gain),
        _ => throw new InvalidOperationException($"There is no initializer '{Initializer}'."),
    };
}

/// <summary>How the layers are arranged.</summary>
public enum SetupNetwork
{
    FullyConnected,
    Logistic,
    Mlp,
    Cnn,
    Gru,
}

/// <summary>The activation function of the hidden units.</summary>
public enum SetupActivation
{
    Relu,
    LeakyRelu,
    Tanh,
    Sigmoid,
    Gelu,
}

/// <summary>What is normalized before the activation of the hidden units.</summary>
public enum SetupNorm
{
    None,
    Batch,
    Layer,
}

/// <summary>How the weights are drawn.</summary>
public enum SetupInitializer
{
    He,
    Glorot,
    PyTorch,
    Normal,
    Zero,
    Constant,
    Orthogonal,
}
