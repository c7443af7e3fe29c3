using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data.Toy;

/// <summary>Examples with one input and one target each, for instance of
/// <see cref="ToyFunction"/> with noise.</summary>
/// <param name="Inputs">one for each example</param>
/// <param name="Targets">in the order of the inputs</param>
public sealed record ToyData(IReadOnlyList<double> Inputs, IReadOnlyList<double> Targets)
{
    const int MaxSamples = 10_000_000;

    public int Count => Inputs.Count;

    /// <summary>Training examples of <see cref="ToyFunction"/>, then test examples, as a data set to train networks on:
    /// one feature, one real value.</summary>
    /// <param name="samples">training and test examples together</param>
    /// <param name="noise">the standard deviation of the normal noise on the targets</param>
    /// <param name="trainSplit">the share of the samples that is for training, above 0 and at most 1</param>
    /// <exception cref="ArgumentException">a setting is out of its range, or leaves nothing to train on</exception>
    public static DataSet Generate(int samples = 200, double noise = 0.3, double trainSplit = 0.8, ulong seed = 42)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, MaxSamples);
        var training = ToySplit.TrainingCount(samples, trainSplit);
        var random = RandomStream.For(seed, StreamPurpose.Examples);
        return new DataSet(
            "toy function", Draw(training, noise, random).ToExamples(),
            test: training == samples ? null : Draw(samples - training, noise, random).ToExamples());
    }

    /// <summary>The same examples, rounded to float32, to train networks on.</summary>
    public Examples ToExamples() =>
        Examples.RealValued([.. Inputs.Select(x => (float)x)], 1, [.. Targets.Select(y => (float)y)], 1);

    /// <summary>n examples of <see cref="ToyFunction"/>, one in each n-th part of [0, 1]: x_i uniform in [i/n, (i +
    /// 1)/n] and y_i = f(x_i) + σ·N(0, 1) (notebook 8.2). All inputs are drawn before the noise.</summary>
    /// <param name="noise">its standard deviation σ</param>
    /// <exception cref="ArgumentOutOfRangeException">no examples, or a noise that is negative or not finite</exception>
    public static ToyData Draw(int examples, double noise, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Draw(examples, noise, stream.NextDouble, stream.NextGaussian);
    }

    /// <summary>The same from NumPy's stream, with the numbers that the notebook draws.</summary>
    public static ToyData Draw(int examples, double noise, NumpyRandom stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Draw(examples, noise, stream.NextDouble, stream.NextGaussian);
    }

    static ToyData Draw(int examples, double noise, Func<double> uniform, Func<double> gaussian)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        if (!double.IsFinite(noise))
            throw new ArgumentOutOfRangeException(nameof(noise), noise,
                "The standard deviation of the noise must be a finite number.");
        var inputs = new double[examples];
        for (var i = 0; i < examples; i++)
        {
            double low = i / (double)examples, high = (i + 1) / (double)examples;
            inputs[i] = low + (high - low) * uniform();
        }
        var targets = ToyFunction.At(inputs);
        for (var i = 0; i < examples; i++)
            targets[i] += noise * gaussian();
        return new ToyData(inputs, targets);
    }
}
