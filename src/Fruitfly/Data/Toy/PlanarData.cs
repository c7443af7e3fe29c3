using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data.Toy;

/// <summary>Examples in the plane, two features each, whose classes one looks at and sees. As many examples of each
/// class, to within one; the data sets of one's first minutes with a network, such as TensorFlow
/// Playground's (Smilkov et al. 2017).</summary>
public static class PlanarData
{
    const int MaxSamples = 10_000_000;
    const double MaxNoise = 1e6;

    /// <summary>Training examples, then test examples, both drawn from the same distribution.</summary>
    /// <param name="samples">training and test examples together</param>
    /// <param name="noise">the standard deviation of the normal noise that is added to both coordinates</param>
    /// <param name="trainSplit">the share of the samples that is for training, above 0 and at most 1</param>
    /// <exception cref="ArgumentException">a setting is out of its range, or leaves nothing to train on</exception>
    public static DataSet Generate(
        PlanarPattern pattern, int samples = 1000, double noise = 0.1, double trainSplit = 0.8, ulong seed = 42)
    {
        if (!Enum.IsDefined(pattern))
            throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "There is no such pattern.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, MaxSamples);
        if (!(noise is >= 0 and <= MaxNoise))
            throw new ArgumentOutOfRangeException(nameof(noise), noise,
                $"The standard deviation of the noise must be from 0 to {MaxNoise:0}.");
        var training = ToySplit.TrainingCount(samples, trainSplit);
        var random = RandomStream.For(seed, StreamPurpose.Examples);
        return new DataSet(
            KebabCase.Of(pattern), Draw(pattern, training, noise, random),
            test: training == samples ? null : Draw(pattern, samples - training, noise, random));
    }

    internal static int ClassesOf(PlanarPattern pattern) => pattern == PlanarPattern.ThreeSpirals ? 3 : 2;

    static Examples Draw(PlanarPattern pattern, int count, double noise, RandomStream random)
    {
        var classes = ClassesOf(pattern);
        var inputs = new float[2 * count];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % classes;
            var (x, y) = Place(pattern, labels[i], classes, random);
            inputs[2 * i] = (float)(x + noise * random.NextGaussian());
            inputs[2 * i + 1] = (float)(y + noise * random.NextGaussian());
        }
        return Examples.Labelled(inputs, 2, labels, classes);
    }

    static (double X, double Y) Place(PlanarPattern pattern, int label, int classes, RandomStream random)
    {
        switch (pattern)
        {
            case PlanarPattern.Circles:
                var (inner, outer) = label == 0 ? (0, 1) : (1.4, 2.0);
                return Polar(Math.Sqrt(Between(inner * inner, outer * outer, random)), random.NextDouble());
            case PlanarPattern.ExclusiveOr:
                var sign = random.NextInt(2) == 0 ? -1 : 1;
                return (sign * Between(0.1, 2, random), (label == 0 ? sign : -sign) * Between(0.1, 2, random));
            case PlanarPattern.Clusters:
                var centre = label == 0 ? -1 : 1;
                return (centre + 0.4 * random.NextGaussian(), centre + 0.4 * random.NextGaussian());
            default:
                var along = Between(0.1, 1, random);
                return Polar(2 * along, 1.5 * along + (double)label / classes);
        }
    }

    static double Between(double low, double high, RandomStream random) => low + (high - low) * random.NextDouble();

    static (double X, double Y) Polar(double radius, double turns) =>
        (radius * Math.Cos(2 * Math.PI * turns), radius * Math.Sin(2 * Math.PI * turns));
}
