using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>The settings that the sources give.</summary>
static class PublishedRecipes
{
    const int Classes = 10, NotebookExamples = 4000, NotebookEpochs = 1000;

    /// <summary>Two hidden layers of h units each: h² + 52 h + 10 parameters.</summary>
    public static double PerceptronParameters(double width) => width * width + 52 * width + 10;

    /// <summary>Three convolutions of c channels and a linear layer: 6 c² + 58 c + 10 parameters.</summary>
    public static double ConvolutionalParameters(double channels) => 6 * channels * channels + 58 * channels + 10;

    /// <summary>UDL notebook 8.3. It continues Python's random stream for the label noise;
    /// here every seed draws its own.</summary>
    public static DescentRecipe Notebook(int examples, int epochs) => new(
        "notebook", "notebook 8.3", "two hidden layers, He, SGD 0.01 with momentum 0.9, batch 100",
        "hidden units per layer")
    {
        DataName = "MNIST-1D",
        Data = Mnist1d(new Mnist1dSettings { Samples = 2 * examples, TrainSplit = 0.5 }),
        Network = He,
        // norms-and-stability measures the same trials
        Training = Sgd(epochs, examples) with { MeasureMarginsOn = Split.Training },
        Widths = [2, 4, 6, 8, 10, 14, 18, 22, 26, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200,
            250, 300, 400],
        Widest = 400,
        Parameters = PerceptronParameters,
        IsPublished = examples == NotebookExamples && epochs == NotebookEpochs,
    };

    /// <summary>The slides' figure (UDL figure 8.10), which has every width from 1 to 400. Training time grows with the
    /// square of the width, so of those beyond 200 there is one, the widest.</summary>
    public static DescentRecipe Slides { get; } = new(
        "slides", "the slides' recipe", "two hidden layers, He, full batch, Adam 0.005, 4,000 steps",
        "hidden units per layer")
    {
        DataName = "MNIST-1D",
        Data = Mnist1d(new Mnist1dSettings { Samples = 15_000, TrainSplit = 2.0 / 3 }),
        Network = He,
        Training = new Recipe
        {
            Optimizer = new Adam(0.005), Batches = Batches.Full, Duration = Duration.Steps(4000),
            EvaluateEvery = Duration.Steps(0), EvaluateAt = DescentRecipe.Evaluations(4000, 1),
        },
        Widths = [2, 4, 6, 8, 10, 14, 18, 22, 26, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90, 100, 120, 150, 200,
            400],
        Widest = 400,
        Parameters = PerceptronParameters,
    };

    /// <summary>The package mnist1d's notebook "Observing deep double descent".</summary>
    public static DescentRecipe Repository { get; } = new(
        "repository", "the mnist1d notebook",
        "two hidden layers, PyTorch's default initialization, SGD 0.01 with momentum 0.9, batch 100, 500 epochs",
        "hidden units per layer")
    {
        DataName = "MNIST-1D",
        Data = Mnist1d(new Mnist1dSettings { Samples = 16_000, TrainSplit = 0.25 }),
        Network = width => Architecture.Mlp(40, width, width, 10) with { Initializer = new PyTorchInitializer() },
        Training = Sgd(500, 4000),
        Widths = [2, 3, 4, 5, 7, 9, 12, 16, 21, 27, 36, 47, 61, 80, 104, 135, 177, 230, 300],
        Widest = 300,
        Parameters = PerceptronParameters,
    };

    /// <summary>The same notebook's convolutional networks; of its 29 widths those
    /// beyond 24 channels are thinned.</summary>
    public static DescentRecipe Convolutional { get; } = Repository with
    {
        Id = "convolutional",
        Name = "the mnist1d notebook's convolutional networks",
        Setting = "three convolutions, PyTorch's default initialization, SGD 0.01 with momentum 0.9, batch 100, " +
            "500 epochs",
        Unit = "channels",
        Network = channels => new Architecture
        {
            Inputs = 40,
            Initializer = new PyTorchInitializer(),
            Layers =
            [
                new Reshape(1, Width: 40),
                new Conv1d(channels, Kernel: 5, Stride: 2, Padding: 1), new Relu(),
                new Conv1d(channels, Kernel: 3, Stride: 2, Padding: 1), new Relu(),
                new Conv1d(channels, Kernel: 3, Stride: 2, Padding: 1), new Relu(),
                new Flatten(), new Linear(Classes),
            ],
        },
        Widths = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 28, 35, 50, 70, 100],
        Widest = 100,
        Parameters = ConvolutionalParameters,
    };

    static Func<double, DataDescription> Mnist1d(Mnist1dSettings settings) =>
        noise => new Mnist1dDescription { Settings = settings, LabelNoise = noise };

    static Architecture He(int width) => Architecture.Mlp(40, width, width, Classes) with
    {
        Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
    };

    static Recipe Sgd(int epochs, int examples)
    {
        var batches = Batches.Shuffled(100);
        return new Recipe
        {
            Optimizer = new Sgd(0.01, Momentum: 0.9), Batches = batches, Duration = Duration.Epochs(epochs),
            EvaluateEvery = Duration.Steps(0),
            EvaluateAt = DescentRecipe.Evaluations(epochs, batches.StepsPerEpoch(examples)),
        };
    }
}
