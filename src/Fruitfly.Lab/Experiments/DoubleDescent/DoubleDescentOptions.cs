namespace Fruitfly.Lab.Experiments.DoubleDescent;

sealed record DoubleDescentOptions
{
    [SeedCount("networks of each width trained by notebook 8.3", Quick = 3, Full = 5, Minimum = 1, Maximum = 10_000)]
    public int Seeds { get; init; }

    [SeedCount(
        "networks of each width trained by the slides' recipe, 0 to leave it out",
        Quick = 0, Full = 3, Minimum = 0, Maximum = 10_000)]
    public int SlidesSeeds { get; init; }

    [SeedCount(
        "networks of each width trained by the mnist1d notebook's recipe, 0 to leave it out",
        Quick = 0, Full = 5, Minimum = 0, Maximum = 10_000)]
    public int RepositorySeeds { get; init; }

    [SeedCount(
        "its convolutional networks of each width, 0 to leave them out",
        Quick = 0, Full = 3, Minimum = 0, Maximum = 10_000)]
    public int ConvolutionalSeeds { get; init; }

    [Option(
        "widths of each recipe, evenly spread over those it lists",
        Quick = 8, Full = 28, Minimum = 3, Maximum = 28)]
    public int Widths { get; init; }

    [Option("the widest hidden layer", Quick = 120, Full = 400, Minimum = 10, Maximum = 400)]
    public int Largest { get; init; }

    [Option("training labels that are drawn again (%), beside none", Quick = 15, Full = 15, Minimum = 0, Maximum = 100)]
    public double Noise { get; init; }

    [Option(
        "training examples of notebook 8.3, and as many test examples",
        Quick = 4000, Full = 4000, Minimum = 100, Maximum = 100_000)]
    public int Examples { get; init; }

    [Option("epochs of notebook 8.3", Quick = 200, Full = 1000, Minimum = 1, Maximum = 100_000)]
    public int Epochs { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public int FirstSeed { get; init; }
}
