namespace Fruitfly.Lab.Experiments.TSne;

sealed record TsneOptions
{
    [SeedCount(
        "data sets of MNIST-1D, each from another seed of its generator",
        Quick = 3, Full = 10, Minimum = 1, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option(
        "the first seed; the others follow it; 42 makes the published data set",
        Quick = 42, Full = 42, Minimum = 0, Maximum = int.MaxValue / 2)]
    public uint FirstSeed { get; init; }

    [Option("examples of MNIST-1D", Quick = 1_000, Full = 5_000, Minimum = 310, Maximum = 100_000)]
    public int Points { get; init; }

    [Option(
        "images, drawn once from training and test set; all where there are no more",
        Quick = 2_000, Full = 70_000, Minimum = 310, Maximum = 1_000_000)]
    public int ImagePoints { get; init; }

    [Option("how many neighbours count for a point", Quick = 30, Full = 30, Minimum = 5, Maximum = 100)]
    public int Perplexity { get; init; }

    [Option(
        "neighbours that vote on the class of a point, in titles and claims",
        Quick = 10, Full = 10, Minimum = 1, Maximum = 15)]
    public int Neighbours { get; init; }
}
