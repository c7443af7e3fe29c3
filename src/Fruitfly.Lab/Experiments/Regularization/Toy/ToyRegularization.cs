using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Measurement;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>The toy network with as many parameters as examples, on many data sets, by each kind of regularization of
/// UDL 9 that it can have.</summary>
sealed record ToyRegularization(ToySetting Setting, IReadOnlyList<RegularizedToy> DataSets)
{
    /// <summary>15 parameters for 15 examples (UDL figures 9.2, 9.6 and 9.7; notebook 9.3).</summary>
    public const int HiddenUnits = 14, Examples = 15;

    public const double Noise = 0.3;

    /// <summary>λ of the L2 penalty.</summary>
    public static readonly IReadOnlyList<double> Penalties = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10];

    /// <summary>Standard deviations of the noise on the inputs.</summary>
    public static readonly IReadOnlyList<double> InputNoises = [0.01, 0.02, 0.04, 0.08, 0.16];

    /// <summary>Steps after which descent is stopped.</summary>
    public static readonly IReadOnlyList<int> Steps = [1, 10, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];

    public static ToyRegularization Measure(int dataSets, ulong firstSeed, WorkInParts work)
    {
        var setting = new ToySetting(dataSets, Examples, Noise, firstSeed);
        return new(setting, work.Each(1, Enumerable.Range(0, dataSets), index => RegularizedToy.Of(setting, index)));
    }

    /// <summary>Every second data set chooses a strength, by the median test error; the others measure it.</summary>
    /// <returns>the place of the strength among those tried</returns>
    public int Chosen(Func<RegularizedToy, IReadOnlyList<ToyFit>> fits)
    {
        var choosing = DataSets.Where((_, index) => index % 2 == 0).ToList();
        return Enumerable.Range(0, fits(DataSets[0]).Count)
            .MinBy(place => Median.Of(choosing.Select(toy => fits(toy)[place].TestError)));
    }

    /// <summary>The data sets that chose nothing.</summary>
    public IReadOnlyList<RegularizedToy> Measuring => [.. DataSets.Where((_, index) => index % 2 == 1)];

    public IReadOnlyList<double> All(Func<RegularizedToy, double> value) => [.. DataSets.Select(value)];
}

/// <summary>The networks of one data set.</summary>
/// <param name="Plain">least squares</param>
/// <param name="Penalized">for each of <see cref="ToyRegularization.Penalties"/></param>
/// <param name="Noisy">for each of <see cref="ToyRegularization.InputNoises"/></param>
/// <param name="Descended">after each of <see cref="ToyRegularization.Steps"/></param>
/// <param name="Members">of the bootstrap ensemble, each alone</param>
/// <param name="Mean">of the members</param>
/// <param name="MedianError">test error of the members' median</param>
sealed record RegularizedToy(
    ToyFit Plain, IReadOnlyList<ToyFit> Penalized, IReadOnlyList<ToyFit> Noisy, IReadOnlyList<ToyFit> Descended,
    IReadOnlyList<ToyFit> Members, ToyFit Mean, double MedianError)
{
    public static RegularizedToy Of(ToySetting setting, int index)
    {
        const int units = ToyRegularization.HiddenUnits;
        var data = setting.DataSet(index);
        var seed = setting.FirstSeed + (ulong)index;
        var ensemble = BootstrapEnsemble.Of(data, units, RandomStream.For(seed, StreamPurpose.Bootstrap));
        var noise = RandomStream.For(seed, StreamPurpose.InputNoise);
        return new(
            Fit(HingeFit.Of(data, units).Network),
            [.. ToyRegularization.Penalties.Select(penalty => Fit(PenalizedFit.Of(data, units, penalty)))],
            [.. ToyRegularization.InputNoises.Select(deviation =>
                Fit(PenalizedFit.Of(NoisyInputs.Of(data, deviation, noise), units, 0)))],
            [.. StochasticFit.Path(data, units, ToyRegularization.Steps,
                RandomStream.For(seed, StreamPurpose.BatchOrder)).Select(Fit)],
            [.. ensemble.Members.Select(Fit)],
            Fit(ensemble.Mean),
            ensemble.Medians.Zip(ToySetting.Truth, (value, truth) => (value - truth) * (value - truth)).Average());

        ToyFit Fit(HingeNetwork network) => ToyFit.Of(network, data);
    }
}
