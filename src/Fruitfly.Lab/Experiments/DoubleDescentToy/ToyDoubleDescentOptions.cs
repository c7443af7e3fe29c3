namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

sealed record ToyDoubleDescentOptions
{
    [RepetitionCount(
        "data sets drawn; each is fitted by each network",
        Quick = 400, Full = 4000, Minimum = 10, Maximum = 1_000_000)]
    public int DataSets { get; init; }

    [Option("the largest network", Quick = 200, Full = 200, Minimum = 50, Maximum = 5000)]
    public int HiddenUnits { get; init; }

    [Option("examples in a data set", Quick = 15, Full = 15, Minimum = 5, Maximum = 40)]
    public int Examples { get; init; }

    [Option("standard deviation of the noise in the targets", Quick = 0.3, Full = 0.3, Minimum = 0, Maximum = 100)]
    public double Noise { get; init; }

    [Option(
        "the first seed of the data sets; the others follow it",
        Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public ulong FirstSeed { get; init; }
}
