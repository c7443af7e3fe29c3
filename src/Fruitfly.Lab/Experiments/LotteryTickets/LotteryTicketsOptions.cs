namespace Fruitfly.Lab.Experiments.LotteryTickets;

sealed record LotteryTicketsOptions
{
    [SeedCount("networks that are pruned", Quick = 4, Full = 4, Minimum = 1, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }

    [Option("units of each hidden layer", Quick = 160, Full = 500, Minimum = 4, Maximum = 2000)]
    public int Width { get; init; }

    [Option("sparsities from 0 to 100 %, evenly spaced", Quick = 13, Full = 100, Minimum = 4, Maximum = 250)]
    public int Rounds { get; init; }

    [Option("training steps of each round", Quick = 241, Full = 1501, Minimum = 16, Maximum = 100_000)]
    public int Steps { get; init; }

    [Option("training steps on other data, of 500 examples", Quick = 60, Full = 1001, Minimum = 1, Maximum = 100_000)]
    public int OtherDataSteps { get; init; }

    [SeedCount(
        "convolutional networks on MNIST-1D that are pruned, 0 to leave them out",
        Quick = 3, Full = 4, Minimum = 0, Maximum = 1000)]
    public int ConvolutionalSeeds { get; init; }

    [SeedCount(
        "fully connected networks on images that are pruned, 0 to leave them out",
        Quick = 3, Full = 3, Minimum = 0, Maximum = 1000)]
    public int ImageSeeds { get; init; }

    [SeedCount(
        "convolutional networks on images that are pruned, 0 to leave them out",
        Quick = 0, Full = 3, Minimum = 0, Maximum = 1000)]
    public int ImageConvolutionalSeeds { get; init; }

    [Option(
        "sparsities of these three, from 0 to 97 %; 17 prune a fifth of what is left each time",
        Quick = 4, Full = 17, Minimum = 2, Maximum = 50)]
    public int FamilyRounds { get; init; }

    [Option("training steps of each round on images", Quick = 120, Full = 2000, Minimum = 3, Maximum = 100_000)]
    public int ImageSteps { get; init; }

    [Option(
        "training images, drawn once; all where there are no more",
        Quick = 2000, Full = 20_000, Minimum = 10, Maximum = int.MaxValue)]
    public int ImageExamples { get; init; }

    [Option(
        "test images, drawn once; all where there are no more",
        Quick = 1000, Full = 10_000, Minimum = 1, Maximum = int.MaxValue)]
    public int ImageTestExamples { get; init; }
}
