using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Choices;

/// <summary>How many repetitions would decide whether a difference is there, if it and its spread are as they were
/// measured.</summary>
/// <param name="Even">the smallest number whose interval would exclude 0 if the difference came out the same: about an
/// even chance; null where more than <see cref="Most"/> would be needed</param>
/// <param name="Likely">the smallest number that decides with a probability of 80 %</param>
public readonly record struct DecidingCount(int? Even, int? Likely)
{
    public const int Most = 1_000_000;

    /// <param name="spread">the standard deviation of a difference of two single repetitions</param>
    /// <param name="isPaired">whether n repetitions of both give n differences, or two means of n</param>
    public static DecidingCount Of(double difference, double spread, bool isPaired = true, double confidence = 0.95)
    {
        if (!double.IsFinite(difference) || !double.IsFinite(spread) || difference == 0)
            return new(null, null);
        if (spread == 0)
            return new(Agreement.Enough(confidence), Agreement.Enough(confidence));
        var ratio = spread / Math.Abs(difference);
        return new(Smallest(power: 0.5), Smallest(power: 0.8));

        // |difference| ≥ (t(confidence) + t(power)) · spread / √n. The right side falls with n, so halving finds it.
        int? Smallest(double power)
        {
            if (!Decides(Most, power))
                return null;
            var (low, high) = (1, Most); // one repetition never does
            while (high - low > 1)
            {
                var middle = low + (high - low) / 2;
                (low, high) = Decides(middle, power) ? (low, middle) : (middle, high);
            }
            return high;
        }

        bool Decides(int count, double power)
        {
            double freedom = isPaired ? count - 1 : 2 * (count - 1);
            return StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) + StudentT.InvCDF(0, 1, freedom, power)
                < Math.Sqrt(count) / ratio;
        }
    }
}
