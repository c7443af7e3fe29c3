namespace Fruitfly.Lab.Experiments.NormsAndStability;

sealed record NormsAndStabilityOptions
{
    [SeedCount("networks of each width", Quick = 3, Full = 3, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("widths, evenly spread over those of notebook 8.3", Quick = 8, Full = 28, Minimum = 3, Maximum = 28)]
    public int Widths { get; init; }

    [Option("the widest hidden layer", Quick = 120, Full = 400, Minimum = 10, Maximum = 400)]
    public int Largest { get; init; }

    [Option("training labels that are drawn again (%), beside none", Quick = 15, Full = 15, Minimum = 0, Maximum = 100)]
    public double Noise { get; init; }

    [Option("epochs of the networks along double descent", Quick = 200, Full = 1000, Minimum = 1, Maximum = 100_000)]
    public int Epochs { get; init; }

    [RepetitionCount(
        "pairs of networks that differ in one training example",
        Quick = 8, Full = 20, Minimum = 1, Maximum = 10_000)]
    public int Pairs { get; init; }

    [Option(
        "epochs that a pair is trained for on the larger training set",
        Quick = 10, Full = 50, Minimum = 1, Maximum = 10_000)]
    public int PairEpochs { get; init; }

    [SeedCount(
        "networks of four widths whose predictions are kept, 0 to leave them out",
        Quick = 0, Full = 3, Minimum = 0, Maximum = 10_000)]
    public int SmoothnessSeeds { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
