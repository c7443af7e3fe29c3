namespace Fruitfly.Lab.Experiments.Mnist1dModels;

sealed record ModelComparisonOptions
{
    [SeedCount("trainings of each network on each data set", Quick = 3, Full = 10, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("training steps; the notebooks' last is the 6,001st", Quick = 1001, Full = PublishedAccuracy.Steps,
        Minimum = 1, Maximum = 1_000_000)]
    public int Steps { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
