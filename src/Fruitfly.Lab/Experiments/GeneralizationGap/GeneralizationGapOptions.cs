namespace Fruitfly.Lab.Experiments.GeneralizationGap;

sealed record GeneralizationGapOptions
{
    [SeedCount("networks for each kind of training data", Quick = 4, Full = 10, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option(
        "training and test examples, 4 to 1; the published data set has 5,000",
        Quick = 1250, Full = 5000, Minimum = 50, Maximum = 1_000_000)]
    public int Samples { get; init; }

    [Option("epochs of these trainings", Quick = 60, Full = 200, Minimum = 1, Maximum = 100_000)]
    public int Epochs { get; init; }

    [Option("shares of random labels, from none to all", Quick = 3, Full = 6, Minimum = 2, Maximum = 101)]
    public int Levels { get; init; }

    [RepetitionCount(
        "searches of each kind, and trainings that peek, each on data of its own",
        Quick = 5, Full = 100, Minimum = 1, Maximum = 10_000)]
    public int Repetitions { get; init; }

    [Option("most training steps of a candidate", Quick = 400, Full = 800, Minimum = 16, Maximum = 1_000_000)]
    public int SearchSteps { get; init; }

    [Option(
        "steps of a training that looks at the test set every 250",
        Quick = 2500, Full = 6000, Minimum = 250, Maximum = 1_000_000)]
    public int PeekedSteps { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
