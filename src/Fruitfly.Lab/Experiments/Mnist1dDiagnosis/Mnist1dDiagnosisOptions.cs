namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

sealed record Mnist1dDiagnosisOptions
{
    [SeedCount("data sets of each size that are diagnosed", Quick = 3, Full = 8, Minimum = 1, Maximum = 1000)]
    public int DataSets { get; init; }

    [Option(
        "examples of the larger data sets; the smaller ones have half as many",
        Quick = 800, Full = 4000, Minimum = 400, Maximum = 32_000)]
    public int Examples { get; init; }

    [Option("random cuts of each data set into disjoint parts", Quick = 1, Full = 4, Minimum = 1, Maximum = 64)]
    public int Repartitions { get; init; }

    [Option("networks trained on the whole of each data set", Quick = 6, Full = 8, Minimum = 6, Maximum = 100)]
    public int Networks { get; init; }

    [RepetitionCount(
        "independent data sets of each size that show what is true, two networks each",
        Quick = 3, Full = 12, Minimum = 3, Maximum = 1000)]
    public int IndependentSets { get; init; }

    [Option("epochs of every training", Quick = 20, Full = 150, Minimum = 1, Maximum = 10_000)]
    public int Epochs { get; init; }

    [Option("the first seed; the others follow it", Quick = 0, Full = 0, Minimum = 0, Maximum = 100_000_000)]
    public int FirstSeed { get; init; }
}
