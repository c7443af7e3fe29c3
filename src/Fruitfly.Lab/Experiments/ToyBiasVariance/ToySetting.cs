using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.ToyBiasVariance;

/// <summary>Many independent data sets of one size from the toy function, and networks trained on each of them.</summary>
/// <param name="Noise">standard deviation of the targets around the function</param>
/// <param name="FirstSeed">of the first data set; the others follow it</param>
sealed record ToySetting(int DataSets, int Examples, double Noise, ulong FirstSeed)
{
    /// <summary>Where predictions are compared with the function: notebook 8.2's 100 places from 0 to 1.</summary>
    public static readonly IReadOnlyList<double> Points = [.. Enumerable.Range(0, 100).Select(i => i / 99.0)];

    public static readonly IReadOnlyList<double> Truth = ToyFunction.At(Points);

    public ToyData DataSet(int index) => ToyData.Draw(Examples, Noise, Stream(index));

    /// <summary>One value for each data set, computed on all cores; which of them does what makes no difference.</summary>
    public T[] ForEach<T>(Func<ToyData, T> compute) =>
        [.. ParallelEnumerable.Range(0, DataSets).AsOrdered().Select(index => compute(DataSet(index)))];

    /// <summary>What networks predict at <see cref="Points"/>, one for each data set.</summary>
    public double[][] Predictions(int hiddenUnits) => ForEach(data => HingeFit.Of(data, hiddenUnits).Network.At(Points));

    /// <summary>Noisy targets at <see cref="Points"/> that no network was trained on: they come from the data set's stream
    /// after its examples.</summary>
    public double[] TestTargets(int index)
    {
        var stream = Stream(index);
        ToyData.Draw(Examples, Noise, stream);
        return [.. Truth.Select(value => value + Noise * stream.NextGaussian())];
    }

    RandomStream Stream(int index) => RandomStream.For(FirstSeed + (ulong)index, StreamPurpose.Examples);
}
