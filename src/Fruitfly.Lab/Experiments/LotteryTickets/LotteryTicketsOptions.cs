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
}
