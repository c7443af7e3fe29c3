using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>A mean over independent repetitions with its confidence interval.</summary>
/// <param name="Mean">the arithmetic mean</param>
/// <param name="StandardDeviation">over the repetitions, with n − 1; NaN for one</param>
/// <param name="Low">lower end of the interval, −∞ for one repetition</param>
/// <param name="High">upper end of the interval, +∞ for one repetition</param>
/// <param name="Count">the number n of repetitions</param>
public sealed record Estimate(double Mean, double StandardDeviation, double Low, double High, int Count)
{
    /// <summary>Mean ± t·s/√n with Student's t of n − 1 degrees of freedom.</summary>
    /// <exception cref="ArgumentException">no values</exception>
    public static Estimate OfMean(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        if (values.IsEmpty)
            throw new ArgumentException("A mean needs at least one value.", nameof(values));
        var mean = 0.0;
        foreach (var value in values)
            mean += value;
        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return Of(mean, squares, values.Length, confidence);
    }

    /// <summary>The same of all repetitions of several estimates together, without their values.</summary>
    /// <exception cref="ArgumentException">no estimates</exception>
    public static Estimate OfAll(IReadOnlyList<Estimate> parts, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var count = parts.Sum(part => part.Count);
        if (count == 0)
            throw new ArgumentException("A mean needs at least one value.", nameof(parts));
        var mean = parts.Sum(part => part.Count * part.Mean) / count;
        var squares = parts.Sum(part => part.Count * (part.Mean - mean) * (part.Mean - mean)
            + (part.Count > 1 ? (part.Count - 1) * part.StandardDeviation * part.StandardDeviation : 0));
        return Of(mean, squares, count, confidence);
    }

    static Estimate Of(double mean, double squares, int count, double confidence)
    {
        if (count == 1)
            return new Estimate(mean, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1);
        var deviation = Math.Sqrt(squares / (count - 1));
        var half = StudentT.InvCDF(0, 1, count - 1, (1 + confidence) / 2) * deviation / Math.Sqrt(count);
        return new Estimate(mean, deviation, mean - half, mean + half, count);
    }

    /// <summary>The same where the mean cannot lie outside a range, such as a proportion's 0 to 1: an end beyond it is
    /// moved to it. An end that is infinite says that there is no interval, and stays.</summary>
    public Estimate Within(double least, double most) => this with
    {
        Low = double.IsFinite(Low) ? Math.Max(least, Low) : Low,
        High = double.IsFinite(High) ? Math.Min(most, High) : High,
    };

    /// <summary>Where one more repetition falls with the given probability: mean ± t·s·√(1 + 1/n).</summary>
    public (double Low, double High) PredictionInterval(double confidence = 0.95)
    {
        var half = StudentT.InvCDF(0, 1, Count - 1, (1 + confidence) / 2) * StandardDeviation
            * Math.Sqrt(1 + 1.0 / Count);
        return (Mean - half, Mean + half);
    }

    /// <summary>The confidence interval of this mean minus another, whose repetitions may spread differently (Welch
    /// 1947). Where neither spreads, it is the difference alone if they are enough for that, else infinite: see
    /// <see cref="Agreement"/>.</summary>
    public (double Low, double High) DifferenceInterval(
        double mean, double standardDeviation, int count, double confidence = 0.95)
    {
        var mine = StandardDeviation * StandardDeviation / Count;
        var other = standardDeviation * standardDeviation / count;
        var difference = Mean - mean;
        if (Agreement.Holds(Mean, StandardDeviation) && Agreement.Holds(mean, standardDeviation))
            return Agreement.IsEnough(Math.Min(Count, count), confidence)
                ? (difference, difference) : (double.NegativeInfinity, double.PositiveInfinity);
        var freedom = (mine + other) * (mine + other) / (mine * mine / (Count - 1) + other * other / (count - 1));
        var half = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * Math.Sqrt(mine + other);
        return (difference - half, difference + half);
    }
}
