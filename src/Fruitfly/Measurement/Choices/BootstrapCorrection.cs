using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Measurement.Choices;

/// <summary>The bootstrap bias corrected choice, BBC-CV (Tsamardinos, Greasidou &amp; Borboudakis 2018, Bootstrapping
/// the out-of-sample predictions for efficient and accurate cross-validation, Machine Learning 107): on examples drawn
/// with replacement the best is chosen, and its loss is measured on those that were not drawn. No network is trained
/// again. The losses must be of examples that the networks were not trained on.</summary>
public static class BootstrapCorrection
{
    public const int DefaultSamples = 1000;

    /// <summary>Up to this many ways to draw, all of them are taken instead of a sample.</summary>
    const int MostExact = 50_000;

    /// <summary>The mean over samples that leave an example out of the mean loss there, and the interval between their
    /// quantiles, which covers the examples and is on the careful side: each sample is measured on about a third of
    /// them.</summary>
    /// <param name="seed">of the samples; it decides nothing where the examples are so few that all samples are
    /// taken</param>
    /// <exception cref="ArgumentException">a single example, which no sample leaves out</exception>
    public static CorrectedChoice Of(
        Candidates candidates, ulong seed = 0, int samples = DefaultSamples, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        if (candidates.Examples == 1)
            throw new ArgumentException("A choice by one example cannot be corrected.", nameof(candidates));
        var draws = Math.Pow(candidates.Examples, candidates.Examples) <= MostExact
            ? All(candidates.Examples) : Sampled(candidates.Examples, samples, seed);
        var (losses, sums) = (new List<double>(), new double[candidates.Count]);
        foreach (var weights in draws)
            if (weights.Contains(0))
                losses.Add(LossLeftOut(candidates, weights, candidates.Best(weights, sums)));
        var (best, raw) = candidates.Best();
        var outside = (1 - confidence) / 2;
        return new(best, raw, losses.Average(), Quantile.Of(losses, outside).Value,
            Quantile.Of(losses, 1 - outside).Value, losses.Count);
    }

    static double LossLeftOut(Candidates candidates, int[] weights, int chosen)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < weights.Length; i++)
            if (weights[i] == 0)
                (sum, count) = (sum + candidates[i, chosen], count + 1);
        return sum / count;
    }

    // Counts through the numbers of n digits in base n; the same array each time.
    static IEnumerable<int[]> All(int examples)
    {
        var (digits, weights) = (new int[examples], new int[examples]);
        weights[0] = examples;
        while (true)
        {
            yield return weights;
            var place = 0;
            while (place < examples && digits[place] == examples - 1)
            {
                weights[examples - 1]--;
                weights[digits[place++] = 0]++;
            }
            if (place == examples)
                yield break;
            weights[digits[place]]--;
            weights[++digits[place]]++;
        }
    }

    static IEnumerable<int[]> Sampled(int examples, int samples, ulong seed)
    {
        var random = RandomStream.For(seed, StreamPurpose.Bootstrap);
        var weights = new int[examples];
        for (var sample = 0; sample < samples; sample++)
        {
            weights.AsSpan().Clear();
            for (var i = 0; i < examples; i++)
                weights[random.NextInt(examples)]++;
            yield return weights;
        }
    }
}
