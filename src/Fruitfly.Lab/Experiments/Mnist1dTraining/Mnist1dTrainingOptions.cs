namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

sealed record Mnist1dTrainingOptions
{
    [SeedCount("networks trained by each recipe", Quick = 5, Full = 20, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
