namespace Fruitfly.Lab.RateTests;

/// <summary>The loss of each batch while the learning rate grows by the same factor in every step, smoothed as fastai
/// does: an exponential mean of the losses so far, divided by the sum of its weights.</summary>
/// <param name="Rates">of the steps</param>
/// <param name="Losses">smoothed, until training diverged or the loss was four times the smallest before</param>
public sealed record RateCurve(ulong Seed, IReadOnlyList<double> Rates, IReadOnlyList<double> Losses)
{
    const double Kept = 0.95, Burst = 4, Lowered = 0.95, Share = 0.1;

    /// <summary>Steps whose mean is of too few losses to be the smallest.</summary>
    const int First = 20;

    /// <param name="lowest">the rate of the first step</param>
    /// <param name="factor">of the rate, from a step to the next</param>
    public static RateCurve Of(ulong seed, IReadOnlyList<float> batchLosses, double lowest, double factor)
    {
        ArgumentNullException.ThrowIfNull(batchLosses);
        var (rates, losses) = (new List<double>(), new List<double>());
        var (mean, weight, smallest) = (0.0, 0.0, double.PositiveInfinity);
        for (var step = 0; step < batchLosses.Count; step++)
        {
            mean = Kept * mean + (1 - Kept) * batchLosses[step];
            weight = Kept * weight + (1 - Kept);
            rates.Add(lowest * Math.Pow(factor, step));
            losses.Add(mean / weight);
            if (step >= First && losses[^1] > Burst * smallest)
                break;
            smallest = Math.Min(smallest, losses[^1]);
        }
        return new RateCurve(seed, rates, losses);
    }

    /// <summary>The rate at which the smoothed loss is smallest; null where it never fell by a twentieth.</summary>
    public double? Smallest
    {
        get
        {
            if (Losses.Count <= First)
                return null;
            var best = First;
            for (var step = First; step < Losses.Count; step++)
                if (Losses[step] < Losses[best])
                    best = step;
            return Losses[best] < Lowered * Losses[First] ? Rates[best] : null;
        }
    }

    /// <summary>A tenth of it: at the smallest loss the loss is about to grow.</summary>
    public double? Suggested => Share * Smallest;
}
