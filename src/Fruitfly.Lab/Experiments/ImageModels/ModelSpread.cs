using Fruitfly.Measurement;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>How far kinds of network differ on one data set.</summary>
/// <param name="Accuracies">test accuracies (%) of each kind, by seed</param>
sealed record ModelSpread(IReadOnlyList<double[]> Accuracies)
{
    int Seeds => Accuracies.Min(kind => kind.Length);

    /// <summary>The standard deviation of the kinds' accuracies, for each seed.</summary>
    public double[] Points => [.. EachSeed(Deviation)];

    /// <summary>The best kind less the worst, for each seed.</summary>
    public double[] Ranges => [.. EachSeed(kinds => kinds.Max() - kinds.Min())];

    /// <summary>The standard deviation of the kinds' means, in units of that of the seeds within a kind; NaN for
    /// fewer than two seeds.</summary>
    public double InDeviations => Seeds < 2 ? double.NaN : Ratio(_ => true);

    /// <summary>Of the logarithm of <see cref="InDeviations"/>, a value for each seed whose mean is the estimate and
    /// whose spread gives its interval: the jackknife's pseudo-values (Tukey 1958). None with fewer than three
    /// seeds.</summary>
    public double[] LogarithmsInDeviations => Seeds < 3 ? []
        : [.. Enumerable.Range(0, Seeds).Select(left =>
            Seeds * Math.Log(InDeviations) - (Seeds - 1) * Math.Log(Ratio(seed => seed != left)))];

    /// <summary>Of the other kinds.</summary>
    public ModelSpread WithoutFirst() => new([.. Accuracies.Skip(1)]);

    double Ratio(Func<int, bool> has)
    {
        List<double[]> kinds = [.. Accuracies.Select(kind => kind.Take(Seeds).Where((_, seed) => has(seed)).ToArray())];
        return Deviation([.. kinds.Select(kind => kind.Average())])
            / Math.Sqrt(kinds.Average(kind => Math.Pow(Deviation(kind), 2)));
    }

    IEnumerable<double> EachSeed(Func<double[], double> of) =>
        Enumerable.Range(0, Seeds).Select(seed => of([.. Accuracies.Select(kind => kind[seed])]));

    static double Deviation(double[] values) => Estimate.OfMean(values).StandardDeviation;
}
