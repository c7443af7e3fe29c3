namespace Fruitfly.Lab.Experiments.Regularization;

sealed record RegularizationOptions
{
    [SeedCount("networks trained with each strength of each method", Quick = 3, Full = 10, Minimum = 1,
        Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("strengths of each method, spread over those it lists", Quick = 2, Full = 5, Minimum = 1, Maximum = 5)]
    public int Strengths { get; init; }

    [Option("networks in an ensemble", Quick = 3, Full = 5, Minimum = 2, Maximum = 100)]
    public int Members { get; init; }

    [Option(
        "examples to learn from, a fifth of them for validation; 1,000 more are the test set",
        Quick = 1000, Full = 4000, Minimum = 100, Maximum = 100_000)]
    public int Examples { get; init; }

    [Option("length of training in epochs", Quick = 25, Full = 100, Minimum = 1, Maximum = 100_000)]
    public int Epochs { get; init; }

    [SeedCount(
        "networks trained with each learning rate and each batch size, 0 to leave them out",
        Quick = 0, Full = 5, Minimum = 0, Maximum = 10_000)]
    public int ImplicitSeeds { get; init; }

    [Option("steps of these at rate 0.1; more at a smaller rate", Quick = 6000, Full = 6000, Minimum = 1,
        Maximum = 1_000_000)]
    public int ImplicitSteps { get; init; }

    [SeedCount(
        "networks of each width trained with label noise, 0 to leave double descent out",
        Quick = 0, Full = 6, Minimum = 0, Maximum = 10_000)]
    public int DescentSeeds { get; init; }

    [Option("widths of these, spread over those of notebook 8.3", Quick = 8, Full = 8, Minimum = 3, Maximum = 28)]
    public int DescentWidths { get; init; }

    [Option("the widest hidden layer of these", Quick = 120, Full = 120, Minimum = 10, Maximum = 400)]
    public int DescentLargest { get; init; }

    [Option("their length of training in epochs", Quick = 200, Full = 200, Minimum = 1, Maximum = 100_000)]
    public int DescentEpochs { get; init; }

    [RepetitionCount("data sets of the toy function", Quick = 60, Full = 1000, Minimum = 10, Maximum = 100_000)]
    public int DataSets { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
