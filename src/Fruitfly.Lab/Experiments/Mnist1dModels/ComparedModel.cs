using Fruitfly.Networks;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>A network of the published table.</summary>
/// <param name="Id">the prefix of its claims</param>
/// <param name="Name">as axes and tables call it</param>
/// <param name="Noun">as sentences call it</param>
/// <param name="Parameters">as published</param>
sealed record ComparedModel(string Id, string Name, string Noun, int Parameters, Architecture Network)
{
    public static readonly ComparedModel Logistic =
        new("logistic", "logistic regression", "logistic regression", 410, Networks.Mnist1dModels.LinearBase());
    public static readonly ComparedModel FullyConnected =
        new("mlp", "fully connected", "the fully connected network", 15_210, Networks.Mnist1dModels.MlpBase());
    public static readonly ComparedModel Convolutional =
        new("cnn", "convolutional", "the convolutional network", 5_210, Networks.Mnist1dModels.ConvBase());
    public static readonly ComparedModel Recurrent =
        new("gru", "recurrent (GRU)", "the recurrent network", 5_134, Networks.Mnist1dModels.GruBase());

    public static readonly IReadOnlyList<ComparedModel> All = [Logistic, FullyConnected, Convolutional, Recurrent];

    /// <summary><see cref="Noun"/> where a sentence begins.</summary>
    public string Subject => char.ToUpperInvariant(Noun[0]) + Noun[1..];
}
