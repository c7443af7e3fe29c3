namespace Fruitfly.Lab.Experiments.ImageModels;

sealed record ImageModelsOptions
{
    [SeedCount("networks of each kind but the recurrent", Quick = 3, Full = 3, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [SeedCount("recurrent networks; 0 to leave them out", Quick = 0, Full = 3, Minimum = 0, Maximum = 10_000)]
    public int RecurrentSeeds { get; init; }

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

    [Option(
        "training steps on MNIST-1D, beside which MNIST is put; the notebooks' last is the 6,001st",
        Quick = 1001, Full = Mnist1dModels.PublishedAccuracy.Steps, Minimum = 1, Maximum = 1_000_000)]
    public int SignalSteps { get; init; }
}
