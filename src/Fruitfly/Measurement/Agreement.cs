namespace Fruitfly.Measurement;

/// <summary>What repetitions tell that all gave the same value. They say nothing of how far others spread, so they have
/// no interval of a mean. Their median has one, as for every distribution, once they are enough.</summary>
public static class Agreement
{
    /// <summary>Whether repetitions with this mean and standard deviation all gave the same: adding a number up leaves
    /// a spread of rounding.</summary>
    public static bool Holds(double mean, double standardDeviation) => standardDeviation <= 1e-12 * Math.Abs(mean);

    /// <summary>How often all of these repetitions lie on one side of their true median by chance, whichever side: the
    /// p of the sign test, 2^(1 − n).</summary>
    public static double Chance(int count) => Math.Pow(2, 1 - count);

    /// <summary>Whether the value on which they agree is the interval of their median with this
    /// confidence.</summary>
    public static bool IsEnough(int count, double confidence = 0.95) => Chance(count) <= 1 - confidence;

    /// <summary>The fewest that are enough: 6 at 95 %.</summary>
    public static int Enough(double confidence = 0.95) => (int)Math.Ceiling(1 - Math.Log2(1 - confidence));
}
