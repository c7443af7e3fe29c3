namespace Fruitfly.Lab.Experiments.ImageModels;

sealed record ImageModelsOptions
{
    [SeedCount("networks of each kind", Quick = 3, Full = 3, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }

    [Option(
        "training images, drawn once; all where there are no more",
        Quick = 6_000, Full = 60_000, Minimum = 1, Maximum = int.MaxValue)]
    public int Examples { get; init; }

    [Option(
        "test images, drawn once; all where there are no more",
        Quick = 2_000, Full = 10_000, Minimum = 1, Maximum = int.MaxValue)]
    public int TestExamples { get; init; }

    [Option("passes over the training images", Quick = 4, Full = 10, Minimum = 1, Maximum = 10_000)]
    public int Epochs { get; init; }
}
