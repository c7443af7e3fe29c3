namespace Fruitfly.Lab.Experiments.BiasVariance;

sealed record ToyBiasVarianceOptions
{
    [RepetitionCount(
        "data sets drawn; each is fitted by each network",
        Quick = 2000, Full = 20_000, Minimum = 300, Maximum = 1_000_000)]
    public int DataSets { get; init; }

    [Option("the largest network", Quick = 14, Full = 14, Minimum = 4, Maximum = 200)]
    public int HiddenUnits { get; init; }

    [Option(
        "examples in a data set, where their number is not what is varied",
        Quick = 15, Full = 15, Minimum = 3, Maximum = 1000)]
    public int Examples { get; init; }

    [Option("standard deviation of the noise in the targets", Quick = 0.3, Full = 0.3, Minimum = 0, Maximum = 100)]
    public double Noise { get; init; }

    [Option(
        "the first seed of the data sets; the others follow it",
        Quick = 0, Full = 0, Minimum = 0, Maximum = 1_000_000_000)]
    public ulong FirstSeed { get; init; }
}
