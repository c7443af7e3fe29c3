using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Many independent data sets of one size from the toy function, and
/// networks trained on each of them.</summary>
/// <param name="Noise">standard deviation of the targets around the function</param>
/// <param name="FirstSeed">of the first data set; the others follow it</param>
sealed record ToySetting(int DataSets, int Examples, double Noise, ulong FirstSeed)
{
    /// <summary>Where predictions are compared with the function: notebook 8.2's 100 places from 0 to 1.</summary>
    public static readonly IReadOnlyList<double> Points = [.. Enumerable.Range(0, 100).Select(i => i / 99.0)];

    public static readonly IReadOnlyList<double> Truth = ToyFunction.At(Points);

    /// <summary>Whether inputs are drawn by the slides' rule. Default: by notebook 8.2's.</summary>
    public bool AreInputsJittered { get; init; }

    public ToyData DataSet(int index) => AreInputsJittered
        ? JitteredInputs.Draw(Examples, Noise, Stream(index)) : ToyData.Draw(Examples, Noise, Stream(index));

    /// <summary>About how long <see cref="Predictions"/> takes.</summary>
    public double WorkOf(int hiddenUnits) => (double)DataSets * FitWork(hiddenUnits);

    /// <summary>One value for each data set, computed on all cores; which of them
    /// does what makes no difference.</summary>
    /// <param name="work">to stop it, and to be told how far it is. Default: it goes to its end.</param>
    /// <param name="each">the work of one data set</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public IReadOnlyList<T> ForEach<T>(Func<ToyData, T> compute, WorkInParts? work = null, double each = 0) =>
        (work ?? new WorkInParts(1)).Each(each, Enumerable.Range(0, DataSets), index => compute(DataSet(index)));

    /// <summary>What networks predict at <see cref="Points"/>, one for each data set.</summary>
    /// <param name="work">has <see cref="WorkOf"/> left for it. Default: it goes to its end.</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public IReadOnlyList<double[]> Predictions(int hiddenUnits, WorkInParts? work = null) =>
        ForEach(data => HingeFit.Of(data, hiddenUnits).Network.At(Points), work, FitWork(hiddenUnits));

    /// <summary>Of one network: it is fitted, and computed at <see cref="Points"/>.</summary>
    public double FitWork(int hiddenUnits) => (Examples + Points.Count) * (double)hiddenUnits;

    /// <summary>Noisy targets at <see cref="Points"/> that no network was trained on: they come from the data set's
    /// stream after its examples.</summary>
    public double[] TestTargets(int index)
    {
        var stream = Stream(index);
        ToyData.Draw(Examples, Noise, stream);
        return [.. Truth.Select(value => value + Noise * stream.NextGaussian())];
    }

    RandomStream Stream(int index) => RandomStream.For(FirstSeed + (ulong)index, StreamPurpose.Examples);
}
