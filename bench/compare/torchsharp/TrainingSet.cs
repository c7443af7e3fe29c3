using Fruitfly.Data.Mnist1d;
using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>4,000 examples: [example × feature] and the class of each.</summary>
sealed record TrainingSet(Tensor Inputs, Tensor Labels)
{
    public const int Count = 4000;

    /// <summary>MNIST-1D, or Gaussian inputs and classes at random where the network does not fit it.</summary>
    public static TrainingSet For(Workload workload) =>
        workload.Widths is not [var features, .., var classes] || features == 40
            ? Digits()
            : new(randn(Count, features), randint(classes, Count));

    static TrainingSet Digits()
    {
        var examples = Mnist1d.Generate().Training;
        return new(tensor(examples.Inputs.ToArray()).reshape(Count, 40),
            tensor([.. examples.Labels.ToArray().Select(label => (long)label)]));
    }
}
