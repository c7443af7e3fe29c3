using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Importance;

/// <summary>The shares of factors in settings that fill no grid, as those of a random or Sobol search, by a quadratic
/// response surface: slopes and curvatures of numbers, contrasts of names, and products of slopes and contrasts of two
/// factors, fitted by ridge regression. Since these functions are orthogonal over the ranges, the squares of their
/// coefficients are parts of the variance (polynomial chaos: Sudret 2008). What bends more than a parabola is
/// missed and stands in the rest.</summary>
public static class FittedShares
{
    const int Repetitions = 200;

    /// <summary>What the uncertainty of the coefficients adds to their squares is taken off, and so is the noise of the
    /// repetitions. The intervals are share ± z times the standard deviation over settings drawn with replacement; they
    /// cover the choice of the settings and the seeds.</summary>
    /// <param name="values"><c>[settings]</c>, the mean over the repetitions of each</param>
    /// <param name="noise">the variance of such a mean; 0 where it is not known</param>
    /// <param name="seed">of the drawing</param>
    /// <exception cref="ArgumentException">fewer than four settings, factors of other lengths, or a value that is not
    /// finite</exception>
    public static SurfaceShares Of(
        IReadOnlyList<double> values, IReadOnlyList<DesignFactor> factors, double noise = 0, ulong seed = 0,
        double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        if (values.Count < 4 || factors.Any(factor => factor.Settings != values.Count)
            || !values.All(double.IsFinite))
            throw new ArgumentException(
                $"Shares need at least four settings with a finite value and a level of each factor; there are " +
                $"{values.Count}.", nameof(values));
        var terms = DesignTerms.Of(factors, values.Count);
        var surface = new ResponseSurface(terms, [.. values]);
        var fit = surface.Fit(noise);
        var random = RandomStream.For(seed, StreamPurpose.Bootstrap);
        var drawn = Enumerable.Range(0, Repetitions).Select(_ => surface.FitDrawn(noise, random)).ToList();
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        return new(new FactorShares(
            [.. FactorShares.Effects(factors.Count).Select((effect, place) =>
            {
                var share = fit.Shares[place];
                var half = z * Estimate.OfMean([.. drawn.Select(one => one.Shares[place])]).StandardDeviation;
                return new FactorShare(effect.First, effect.Second, Within(share), Within(share - half),
                    Within(share + half));
            })],
            Math.Max(0, fit.Variance), noise > 0 ? noise : double.NaN), fit.Explained, terms.HasPairs);

        static double Within(double share) => double.IsNaN(share) ? share : Math.Clamp(share, 0, 1);
    }
}
