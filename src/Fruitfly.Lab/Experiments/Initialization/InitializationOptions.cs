namespace Fruitfly.Lab.Experiments.Initialization;

sealed record InitializationOptions
{
    [RepetitionCount("deep networks drawn for each line", Quick = 8, Full = 100, Minimum = 1, Maximum = 10_000)]
    public int Networks { get; init; }

    [Option("standard normal inputs passed through each", Quick = 25, Full = 200, Minimum = 2, Maximum = 100_000)]
    public int Inputs { get; init; }

    [Option("hidden layers of the deep networks", Quick = 50, Full = 50, Minimum = 2, Maximum = 200)]
    public int Depth { get; init; }

    [Option("units of each of them", Quick = 100, Full = 100, Minimum = 1, Maximum = 2_000)]
    public int Width { get; init; }

    [SeedCount("trainings from each start", Quick = 3, Full = 20, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("length of each training", Quick = 8, Full = 50, Minimum = 1, Maximum = 100_000)]
    public int Epochs { get; init; }

    [Option(
        "trainings of each start that are repeated to look inside",
        Quick = 1, Full = 10, Minimum = 0, Maximum = 1_000)]
    public int Looks { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
