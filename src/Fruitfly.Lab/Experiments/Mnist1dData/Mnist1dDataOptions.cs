namespace Fruitfly.Lab.Experiments.Mnist1dData;

sealed record Mnist1dDataOptions
{
    [Option("the seed of the data set", Quick = 42, Full = 42, Minimum = 0, Maximum = uint.MaxValue)]
    public uint Seed { get; init; }

    [Option("training and test examples together", Quick = 5000, Full = 5000, Minimum = 100, Maximum = 1_000_000)]
    public int Samples { get; init; }

    [SeedCount("redraws of 15 % of the labels", Quick = 20, Full = 200, Minimum = 2, Maximum = 10_000)]
    public int NoiseSeeds { get; init; }
}
