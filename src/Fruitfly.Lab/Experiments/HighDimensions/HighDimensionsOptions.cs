namespace Fruitfly.Lab.Experiments.HighDimensions;

sealed record HighDimensionsOptions
{
    [SeedCount("repetitions with new random numbers", Quick = 5, Full = 30, Minimum = 1, Maximum = 1000)]
    public int Seeds { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = int.MaxValue / 2)]
    public uint FirstSeed { get; init; }

    [Option("points whose distances are measured, all pairs", Quick = 1000, Full = 1000, Minimum = 2, Maximum = 10_000)]
    public int Points { get; init; }

    [Option(
        "points of the cube; for the shell a fiftieth of them",
        Quick = 200_000, Full = 1_000_000, Minimum = 100, Maximum = 100_000_000)]
    public int Samples { get; init; }

    [Option("pairs of random vectors", Quick = 1000, Full = 10_000, Minimum = 2, Maximum = 1_000_000)]
    public int Pairs { get; init; }
}
