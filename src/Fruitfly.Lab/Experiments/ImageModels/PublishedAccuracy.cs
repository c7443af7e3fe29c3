using Fruitfly.Data.Images;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>A published test accuracy (%) of a network that was trained on the complete training set.</summary>
/// <param name="Id">of the claim, after the classifier's</param>
/// <param name="Label">the network in two or three words, for a figure</param>
/// <param name="IsOfTheSameKind">whether our network is like it in size, so that the values should agree; otherwise it
/// is a bound that ours should reach</param>
sealed record PublishedAccuracy(
    ImageClassifier Classifier, string Id, string Network, string Label, double Accuracy, string Source,
    bool IsOfTheSameKind)
{
    const string FashionPaper = "Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747, table 3";
    const string FashionBenchmark = "Benchmark table in the README of Fashion-MNIST";
    const string LeCun = "LeCun, Bottou, Bengio, Haffner 1998, figure 9; MNIST page";

    /// <summary>Those of an image set; none where it is not a known one.</summary>
    public static IReadOnlyList<PublishedAccuracy> Of(ImageDescription images) =>
        !images.IsVerified ? [] : images.Set switch
        {
            "fashion-mnist" =>
            [
                new(ImageClassifier.Logistic, "accuracy", "Logistic regression (scikit-learn, C = 1, L1)",
                    "scikit-learn",
                84.2, FashionPaper, true),
            new(ImageClassifier.FullyConnected, "accuracy", "A network with hidden layers of 256, 128 and 100 units",
                "256-128-100", 88.33, FashionBenchmark, true),
            new(ImageClassifier.Convolutional, "accuracy",
                "A network with two convolutions and about 113,000 parameters", "two convolutions", 92.2,
                FashionBenchmark, true),
            new(ImageClassifier.Convolutional, "people", "People without fashion expertise", "people", 83.5,
                FashionBenchmark, false),
        ],
            "mnist" =>
            [
                new(ImageClassifier.Logistic, "accuracy", "A linear classifier (one-layer network)", "one layer", 88.0,
                LeCun, false),
            new(ImageClassifier.Logistic, "deskewed", "A linear classifier of deskewed digits", "deskewed", 91.6, LeCun,
                false),
            new(ImageClassifier.FullyConnected, "accuracy", "A network with one hidden layer of 300 units",
                "300 hidden units", 95.3, LeCun, false),
            new(ImageClassifier.Convolutional, "lenet-1", "LeNet-1", "LeNet-1", 98.3, LeCun, false),
            new(ImageClassifier.Convolutional, "lenet-4", "LeNet-4", "LeNet-4", 98.9, LeCun, true),
            new(ImageClassifier.Convolutional, "lenet-5", "LeNet-5", "LeNet-5", 99.05, LeCun, true),
        ],
            _ => [],
        };
}
