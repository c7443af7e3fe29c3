using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.DoubleDescentImages;

/// <summary>Families of networks on some images of a set, scaled to what two cores train in minutes.</summary>
/// <param name="Images">without label noise</param>
sealed record ImageRecipes(ImageDescription Images)
{
    /// <summary>The ids of the recipes.</summary>
    public const string HiddenLayerId = "hidden-layer", ChannelsId = "channels";

    /// <summary>Height and width, and colours, of CIFAR's photographs.</summary>
    const int Side = 32, Colours = 3;

    /// <summary>CIFAR-10 as it was published, for what is said of it where its files are not.</summary>
    public static ImageRecipes Cifar { get; } = new(new ImageDescription
    {
        Set = "CIFAR", Sha256 = "", Whole = new DataSize(50_000, 0, 10_000, Side * Side * Colours, 10, 10),
        Scaling = PixelScaling.UnitInterval,
    });

    /// <summary>Of the images that a trial was trained on.</summary>
    public static ImageRecipes Of(Trial trial) => new((ImageDescription)trial.Data with { LabelNoise = null });

    /// <summary>Belkin et al. 2019, figure 3: one hidden layer and squared loss on 4,000 images of ten classes. There
    /// narrow networks start from trained narrower ones and train for up to 6,000 epochs by SGD; here all start afresh,
    /// from small weights that leave units alive, and train with Adam.</summary>
    public DescentRecipe HiddenLayer(int epochs) => new(
        HiddenLayerId, $"one hidden layer on {Images.Title}",
        "one hidden layer, initial σ² = 0.0001, squared loss, Adam 0.0005, batch 100", "hidden units")
    {
        DataName = Images.Title,
        Data = Data,
        Training = Training(epochs),
        Network = width =>
            Architecture.Mlp(Inputs, width, Classes) with { Initializer = new NormalInitializer(0.0001) },
        Widths = [2, 3, 4, 6, 8, 10, 12, 16, 20, 25, 30, 35, 40, 45, 50, 55, 60, 70, 80, 100, 130, 160, 200, 300],
        Widest = 300,
        Parameters = width => (Inputs + 1) * width + (width + 1) * Classes,
    };

    /// <summary>A small relative of the convolutional networks of Nakkiran et al. 2020: three 3 × 3 convolutions to c,
    /// 2c and 4c channels, each with ReLU and pooling, and a linear layer. For
    /// <see cref="ArePhotographs"/> only.</summary>
    public DescentRecipe Channels(int epochs) => new(
        ChannelsId, $"convolutions on {Images.Title}",
        "three convolutions with pooling, He, squared loss, Adam 0.0005, batch 100", "channels")
    {
        DataName = Images.Title,
        Data = Data,
        Training = Training(epochs),
        Network = channels => new Architecture
        {
            Inputs = Inputs,
            Initializer = new HeInitializer(),
            Layers =
            [
                new Reshape(Colours, Side, Side, FlattenOrder.ByPosition),
                new Conv2d(channels, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
                new Conv2d(2 * channels, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
                new Conv2d(4 * channels, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
                new Flatten(FlattenOrder.ByPosition), new Linear(Classes),
            ],
        },
        Widths = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32],
        Widest = 32,
        Parameters = c => 90 * c * c + (9 * Colours + 7 + 4 * (Side / 8) * (Side / 8) * Classes) * c + Classes,
    };

    /// <summary>Whether these are CIFAR's.</summary>
    public bool ArePhotographs => Inputs == Side * Side * Colours;

    int Inputs => Images.Whole.Features;

    int Classes => Images.Whole.Classes;

    DataDescription Data(double noise) => noise == 0 ? Images : Images with { LabelNoise = noise };

    Recipe Training(int epochs)
    {
        var batches = Batches.Shuffled(100);
        return new Recipe
        {
            Loss = Loss.LeastSquares, Optimizer = new Adam(0.0005), Batches = batches,
            Duration = Duration.Epochs(epochs),
            EvaluateEvery = Duration.Steps(0),
            EvaluateAt = DescentRecipe.Evaluations(epochs, batches.StepsPerEpoch(Images.Size()!.Value.Training)),
            EvaluateOn = [Split.Training, Split.Test],
        };
    }
}
