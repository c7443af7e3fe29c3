using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>One of the kinds of network that are compared.</summary>
/// <param name="Id">also the prefix of its figures and claims</param>
/// <param name="Name">as the report calls it</param>
/// <param name="PartSize">examples in each part that a batch is cut into, so that several cores can share a step; null
/// where a step is too short for that</param>
sealed record ImageClassifier(
    string Id, string Name, string Setting, int? PartSize, Func<ImageShape, IReadOnlyList<Layer>> Layers)
{
    public static readonly ImageClassifier Logistic = new(
        "logistic", "logistic regression", "one linear layer", null, images => [new Linear(images.Classes)]);

    public static readonly ImageClassifier FullyConnected = new(
        "fully-connected", "the fully connected network", "hidden layers of 256, 128 and 100 ReLU units", null,
        images => [new Linear(256), new Relu(), new Linear(128), new Relu(), new Linear(100), new Relu(),
            new Linear(images.Classes)]);

    public static readonly ImageClassifier Convolutional = new(
        "convolutional", "the convolutional network",
        "3 × 3 convolutions to 16 and 32 channels with pooling, 64 ReLU units", 25,
        images =>
        [
            new Reshape(images.Channels, images.Width, images.Height, FlattenOrder.ByPosition),
            new Conv2d(16, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
            new Conv2d(32, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
            new Flatten(FlattenOrder.ByPosition), new Linear(64), new Relu(), new Linear(images.Classes),
        ]);

    /// <summary>Reads an image row by row, from the top and from the bottom.</summary>
    public static readonly ImageClassifier Recurrent = new(
        "recurrent", "the recurrent network", "64 gated units (GRU) in each direction, which read row by row", 25,
        images =>
        [
            new Reshape(images.Width * images.Channels, Width: images.Height, Order: FlattenOrder.ByPosition),
            new Gru(64, Bidirectional: true, GruOutputs.Last), new Linear(images.Classes),
        ]);

    /// <summary>From the simplest on; the last is the best of them.</summary>
    public static readonly IReadOnlyList<ImageClassifier> All = [Logistic, FullyConnected, Recurrent, Convolutional];

    public Architecture ArchitectureFor(ImageShape images) => new()
    {
        Inputs = images.Height * images.Width * images.Channels, Layers = Layers(images),
        Initializer = new HeInitializer(),
    };

    public Recipe RecipeFor(int epochs) => new()
    {
        Optimizer = new Adam(0.002),
        Schedule = new CosineSchedule(),
        Batches = Batches.Shuffled(50),
        Duration = Duration.Epochs(epochs),
        EvaluateOn = [Split.Training, Split.Test],
        PartSize = PartSize,
        CountConfusionsOn = Split.Test,
    };
}
