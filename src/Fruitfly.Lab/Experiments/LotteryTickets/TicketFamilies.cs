using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Fully connected and convolutional networks, on MNIST-1D and on images: a statement about "several networks"
/// is tested on several.</summary>
static class TicketFamilies
{
    /// <summary>Ids of families.</summary>
    public const string Mnist1d = "mnist1d", Convolutional = "convolutional", Images = "images",
        ImageConvolutional = "image-convolutional";

    /// <summary>Evaluations of a training after its first step.</summary>
    const int Evaluations = 8;

    /// <param name="images">null where there are none</param>
    public static IReadOnlyList<TicketFamily> Of(
        LotteryTicketsOptions options, LotterySetting setting, ImageDescription? images)
    {
        var sparsities = TicketFamily.SparsitiesOf(options.FamilyRounds);
        var signals = new Mnist1dDescription();
        List<TicketFamily> families =
        [
            new(Mnist1d, "fully connected on MNIST-1D",
                FormattableString.Invariant($"40-{setting.Width}-{setting.Width}-10, residual, {options.Steps:N0} steps"),
                signals, setting.Network, Training(new Adam(0.02), Batches.InOrder(100), options.Steps), [0],
                setting.Seeds),
            new(Convolutional, "convolutional on MNIST-1D",
                FormattableString.Invariant($"three convolutions of 25 channels, {options.Steps:N0} steps"),
                signals, PublishedRecipes.Convolutional.Network(25),
                Training(new Adam(0.01), Batches.InOrder(100), options.Steps), sparsities,
                SeedRange.From(options.FirstSeed, options.ConvolutionalSeeds)),
        ];
        if (images is not null)
            families.AddRange(OnImages(options, images, sparsities));
        return [.. families.Where(family => family.Seeds.Count > 0)];
    }

    static IEnumerable<TicketFamily> OnImages(
        LotteryTicketsOptions options, ImageDescription images, IReadOnlyList<double> sparsities)
    {
        var size = images.Whole;
        var steps = FormattableString.Invariant($"{options.ImageSteps:N0} steps");
        yield return new TicketFamily(
            Images, $"fully connected on {images.Title}", $"{size.Features}-300-100-{size.Classes}, {steps}", images,
            new Architecture
            {
                Inputs = size.Features, Initializer = Glorot,
                Layers =
                [
                    new Linear(300), new Relu(), new Linear(100), new Relu(), new Linear(size.Classes),
                ],
            },
            Training(new Adam(0.0012), Batches.Shuffled(60), options.ImageSteps), sparsities,
            SeedRange.From(options.FirstSeed, options.ImageSeeds));
        var side = (int)Math.Sqrt(size.Features);
        if (side * side != size.Features)
            yield break; // with colours; for those CIFAR's experiments have networks
        yield return new TicketFamily(
            ImageConvolutional, $"convolutional on {images.Title}",
            $"3 × 3 convolutions to 8 and 16 channels with pooling, {steps}", images,
            new Architecture
            {
                Inputs = size.Features, Initializer = Glorot,
                Layers =
                [
                    new Reshape(1, side, side, FlattenOrder.ByPosition),
                    new Conv2d(8, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
                    new Conv2d(16, Kernel: 3, Padding: 1), new Relu(), new MaxPool2d(2),
                    new Flatten(FlattenOrder.ByPosition), new Linear(size.Classes),
                ],
            },
            Training(new Adam(0.002), Batches.Shuffled(60), options.ImageSteps), sparsities,
            SeedRange.From(options.FirstSeed, options.ImageConvolutionalSeeds));
    }

    static Initializer Glorot => new GlorotInitializer { Distribution = WeightDistribution.Normal };

    static Recipe Training(Optimizer optimizer, Batches batches, int steps) => new()
    {
        Optimizer = optimizer, Batches = batches, Duration = Duration.Steps(steps),
        EvaluateEvery = Duration.Steps(Math.Max(1, steps / Evaluations)), EvaluateOn = [Split.Test],
    };
}
