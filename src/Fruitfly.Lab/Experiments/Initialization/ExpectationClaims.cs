using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What the derivation takes from probability: expectations as means of samples, their rules, and the moments
/// of a normal distribution. Each repetition draws samples of its own.</summary>
static class ExpectationClaims
{
    const string Source = "Slides DS542 lecture 8, expectations; UDL appendix B.2, C.2";

    /// <summary>Pairs of independent standard normal values for each repetition.</summary>
    const int Samples = 4_000;

    /// <summary>E[ReLU(g)] of a standard normal g: 1 / √(2π).</summary>
    static readonly double MeanOfReLU = 1 / Math.Sqrt(2 * Math.PI);

    public static IEnumerable<Claim> Of(string experiment, int firstSeed, int repetitions)
    {
        List<Sample> samples = [.. Enumerable.Range(firstSeed, repetitions).Select(seed => Sample.Of((ulong)seed))];
        ClaimText Text(string id, string statement, string formula) =>
            new(experiment, id, statement, Source, formula) { Repetitions = "repetitions" };
        double[] Each(Func<Sample, double> value) => [.. samples.Select(value)];

        yield return Text("sample-mean", "The mean of samples of ReLU(g), g standard normal, is its expectation.",
            "E[g] ≈ mean of samples; 1/√(2π)").AgreesWithTheory(MeanOfReLU, 0.02, Each(sample => Mean(sample.Passed)));
        yield return Text("sample-mean-error", "Four times as many samples halve the error of their mean (ratio).",
            "1/√N, so a ratio of 2").AgreesWithTheory(2, 0.2,
            Each(sample => ErrorOfMean(sample, 4) / ErrorOfMean(sample, 16)));
        yield return Text("expectation-linear",
            "Constants come out of an expectation, and it adds up (largest difference of both sides).",
            "E[k] = k; E[k g] = k E[g]; E[f + g] = E[f] + E[g]")
            .IsExactlyAtMost(1e-12, samples.Max(sample => Math.Max(
                Math.Abs(Mean([.. sample.First.Select(g => 3 * g)]) - 3 * Mean(sample.First)),
                Math.Abs(Mean([.. sample.First.Zip(sample.Passed, (f, g) => f + g)])
                    - Mean(sample.First) - Mean(sample.Passed)))));
        yield return Text("expectation-product",
            "Of independent values the expectation of the product is the product of expectations (difference).",
            "E[f g] = E[f] E[g]").AgreesWithTheory(0, 0.05, Each(sample => Excess(sample.Passed, sample.Second)));
        yield return Text("expectation-product-dependent",
            "Of values that depend on each other it is not: for g and ReLU(g) it is more.", "only if independent")
            .IsAbove(0, Each(sample => Excess(sample.Passed, sample.First)));
        yield return Text("normal-skewness", "A normal distribution has no skewness.", "0")
            .AgreesWithTheory(0, 0.1, Each(sample => Moments.Of(sample.First).Skewness));
        yield return Text("normal-kurtosis", "A normal distribution has a kurtosis of 3.", "3")
            .AgreesWithTheory(3, 0.2, Each(sample => 3 + Moments.Of(sample.First).Kurtosis));
    }

    static double Mean(IReadOnlyCollection<double> values) => values.Average();

    static double Excess(double[] first, double[] second) =>
        Mean([.. first.Zip(second, (f, g) => f * g)]) - Mean(first) * Mean(second);

    /// <summary>The root mean square error of means of that many samples.</summary>
    static double ErrorOfMean(Sample sample, int count) => Math.Sqrt(
        sample.Passed.Chunk(count).Average(part => Math.Pow(part.Average() - MeanOfReLU, 2)));

    /// <param name="First">standard normal</param>
    /// <param name="Second">standard normal, independent of the first</param>
    /// <param name="Passed">ReLU of the first</param>
    sealed record Sample(double[] First, double[] Second, double[] Passed)
    {
        public static Sample Of(ulong seed)
        {
            var stream = RandomStream.For(seed, StreamPurpose.Inputs);
            var (first, second) = (Draw(stream), Draw(stream));
            return new(first, second, Array.ConvertAll(first, g => Math.Max(0, g)));
        }

        static double[] Draw(RandomStream stream)
        {
            var values = new double[Samples];
            foreach (ref var value in values.AsSpan())
                value = stream.NextGaussian();
            return values;
        }
    }
}
