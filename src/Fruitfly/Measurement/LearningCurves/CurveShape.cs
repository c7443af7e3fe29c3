using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>Where a learning curve does not do what power laws do: rise, or bow upwards. 28 % of the curves of
/// multilayer networks in LCDB 1.1 do on unscaled inputs, 17 % on standardized ones (arXiv 2505.15657).</summary>
/// <param name="Rises">the most significant first</param>
/// <param name="Bows">the most significant first</param>
public sealed record CurveShape(IReadOnlyList<Rise> Rises, IReadOnlyList<Bow> Bows)
{
    const double Level = 0.05, LeastShare = 0.02;

    /// <summary>Each pair and each triple of sizes, with Holm's correction at 5 %. What is less than 2 % of the curve's
    /// range does not count.</summary>
    public static CurveShape Of(LearningCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var sizes = curve.Sizes.ToArray();
        var (rises, bows) = (new List<Contrast>(), new List<Contrast>());
        for (var large = 0; large < curve.Count; large++)
            for (var small = large + 1; small < curve.Count; small++)
            {
                rises.Add(Contrast.Of(curve, [(large, 1), (small, -1)]));
                for (var middle = large + 1; middle < small; middle++)
                {
                    var share = (sizes[middle] - sizes[small]) / (sizes[large] - sizes[small]);
                    bows.Add(Contrast.Of(curve, [(large, -share), (middle, 1), (small, share - 1)]));
                }
            }
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (var error in curve.Errors)
            (least, most) = (Math.Min(least, error), Math.Max(most, error));
        return new(
            [.. Significant(rises, LeastShare * (most - least)).Select(found => new Rise(
                sizes[found.Contrast.Places[1]], sizes[found.Contrast.Places[0]], found.Contrast.Amount,
                found.Contrast.Z, found.P))],
            [.. Significant(bows, LeastShare * (most - least)).Select(found => new Bow(
                sizes[found.Contrast.Places[2]], sizes[found.Contrast.Places[1]], sizes[found.Contrast.Places[0]],
                found.Contrast.Amount, found.Contrast.Z, found.P))]);
    }

    static IEnumerable<(Contrast Contrast, double P)> Significant(List<Contrast> contrasts, double leastAmount)
    {
        Contrast[] ordered = [.. contrasts.OrderByDescending(contrast => contrast.Z)];
        var corrected = 0.0;
        for (var i = 0; i < ordered.Length; i++)
        {
            corrected = Math.Max(
                corrected, Math.Min(1, (ordered.Length - i) * Normal.CDF(0, 1, -ordered[i].Z)));
            if (corrected > Level)
                yield break;
            if (ordered[i].Amount >= leastAmount)
                yield return (ordered[i], corrected);
        }
    }

    /// <summary>A weighted sum of errors, and how many standard errors it is from 0.</summary>
    sealed record Contrast(int[] Places, double Amount, double Z)
    {
        public static Contrast Of(LearningCurve curve, ReadOnlySpan<(int Place, double Weight)> terms)
        {
            var (amount, variance) = (0.0, 0.0);
            foreach (var (place, weight) in terms)
            {
                amount += weight * curve.Errors[place];
                foreach (var (other, otherWeight) in terms)
                    variance += weight * otherWeight * curve[place, other];
            }
            var places = new int[terms.Length];
            for (var i = 0; i < places.Length; i++)
                places[i] = terms[i].Place;
            return new(places, amount, amount == 0 ? 0 : amount / Math.Sqrt(Math.Max(0, variance)));
        }
    }
}
