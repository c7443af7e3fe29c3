namespace Fruitfly.Lab.Experiments.DoubleDescentImages;

sealed record DoubleDescentImagesOptions
{
    [SeedCount("networks of each width with one hidden layer", Quick = 3, Full = 3, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [SeedCount(
        "convolutional networks of each width on CIFAR, where there is one; 0 to leave them out",
        Quick = 0, Full = 1, Minimum = 0, Maximum = 10_000)]
    public int ChannelSeeds { get; init; }

    [Option("widths, evenly spread over those of the full preset", Quick = 8, Full = 24, Minimum = 3, Maximum = 24)]
    public int Widths { get; init; }

    [Option("the widest hidden layer", Quick = 130, Full = 300, Minimum = 10, Maximum = 300)]
    public int Largest { get; init; }

    [Option("training labels that are drawn again (%), beside none", Quick = 20, Full = 20, Minimum = 0, Maximum = 100)]
    public double Noise { get; init; }

    [Option(
        "training images, drawn once; all where there are no more",
        Quick = 300, Full = 4000, Minimum = 10, Maximum = int.MaxValue)]
    public int Examples { get; init; }

    [Option(
        "test images, drawn once; all where there are no more",
        Quick = 1000, Full = 10_000, Minimum = 1, Maximum = int.MaxValue)]
    public int TestExamples { get; init; }

    [Option("passes over the training images", Quick = 600, Full = 500, Minimum = 1, Maximum = 100_000)]
    public int Epochs { get; init; }

    [Option("the same for the convolutional networks", Quick = 60, Full = 60, Minimum = 1, Maximum = 100_000)]
    public int ChannelEpochs { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
