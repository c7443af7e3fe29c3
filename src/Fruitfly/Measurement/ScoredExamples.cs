using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>A metric over examples with what each of them adds to it, which says how far it would move with other
/// examples. Where the metric is a mean, an example adds its own loss; where it is not (F1, AUC, R² …), the metric plus
/// the example's influence on it, the limit of the jackknife for small weights (Efron 1982, chapter 6; of AUC it is
/// DeLong, DeLong &amp; Clarke-Pearson 1988).</summary>
/// <param name="ByExample"><c>[examples]</c>; their mean is the metric</param>
/// <param name="Rarest">examples of the class that has the fewest; of real values all examples</param>
public sealed record ScoredExamples(Metric Metric, double Value, IReadOnlyList<double> ByExample, int Rarest)
{
    /// <summary>How many examples the groups of <see cref="ByGroup"/> hold; null where examples stand alone.</summary>
    int? Grouped { get; init; }

    /// <summary>Where the metric of the same network lies over all examples of their kind: what other test examples
    /// would change. Independent examples, or groups of them, are assumed. Error and accuracy: Wilson's. Balanced
    /// accuracy, F1 and AUC: t on the scale log(x / (1 − x)), where none or all are right Wilson's of the rarest class;
    /// root mean squared error: t on the logarithm; others: mean ± t·s/√n of what the examples add.</summary>
    /// <returns>infinite ends where there is one example</returns>
    public Estimate Interval(double confidence = 0.95)
    {
        var plain = Estimate.OfMean([.. ByExample], confidence) with { Mean = Value };
        if (plain.Count == 1 || double.IsNaN(Value))
            return plain;
        var t = StudentT.InvCDF(0, 1, plain.Count - 1, (1 + confidence) / 2);
        var reach = t * plain.StandardDeviation / Math.Sqrt(plain.Count);
        return Metric switch
        {
            Metric.Error or Metric.Accuracy => Wilson(Grouped is { } all ? Independent(all) : plain.Count),
            Metric.BalancedAccuracy or Metric.MacroF1 or Metric.Auc => Value is > 0 and < 1
                ? OnScale(Math.Log(Value / (1 - Value)), reach / (Value * (1 - Value)), x => 1 / (1 + Math.Exp(-x)))
                : Wilson(Rarest),
            Metric.RootMeanSquaredError => Value > 0 ? OnScale(Math.Log(Value), reach / Value, Math.Exp) : plain,
            Metric.RSquared => plain.Within(double.NegativeInfinity, 1),
            Metric.CalibrationError => plain.Within(0, 1),
            _ => plain.Within(0, double.PositiveInfinity),
        };

        Estimate Wilson(double count)
        {
            var (low, high) = Proportion.Ends(Math.Clamp(Value, 0, 1), count, confidence);
            return plain with { Low = low, High = high };
        }

        // So many independent examples would make the share vary as it does between groups (Korn and Graubard 1998).
        double Independent(int all)
        {
            if (reach == 0)
                return plain.Count;
            var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
            return Math.Min(all, z * z * Value * (1 - Value) / (reach * reach));
        }

        Estimate OnScale(double middle, double half, Func<double, double> back) =>
            plain with { Low = back(middle - half), High = back(middle + half) };
    }

    /// <summary>This metric minus that of other predictions of the same examples, paired by example: mean ± t·s/√n of
    /// the differences.</summary>
    /// <exception cref="ArgumentException">another metric or another number of examples</exception>
    public Estimate Difference(ScoredExamples other, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Metric != Metric || other.ByExample.Count != ByExample.Count)
            throw new ArgumentException(
                $"{Metric} of {ByExample.Count} examples cannot be paired with {other.Metric} of " +
                $"{other.ByExample.Count}.", nameof(other));
        return Estimate.OfMean([.. ByExample.Zip(other.ByExample, (one, two) => one - two)], confidence)
            with
        { Mean = Value - other.Value };
    }

    /// <summary>The mean over several networks that predict the same examples. Its interval covers other examples, not
    /// other networks.</summary>
    /// <exception cref="ArgumentException">none, or not one metric of the same number of examples</exception>
    public static ScoredExamples Mean(IReadOnlyList<ScoredExamples> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        if (networks is not [var first, ..]
            || networks.Any(one => one.Metric != first.Metric || one.ByExample.Count != first.ByExample.Count))
            throw new ArgumentException("A mean needs one metric of the same examples.", nameof(networks));
        var sums = new double[first.ByExample.Count];
        foreach (var network in networks)
            for (var i = 0; i < sums.Length; i++)
                sums[i] += network.ByExample[i] / networks.Count;
        return first with { Value = networks.Average(one => one.Value), ByExample = sums };
    }

    /// <summary>The same for examples that come in groups, such as several rows of one person: groups are independent,
    /// the examples within them are not. A group adds the sum of what its examples would move the metric by (the
    /// linearized variance of a ratio, Cochran 1977, section 9A); shares have Wilson's interval of as many examples as
    /// would vary alike if they were independent (Korn and Graubard 1998).</summary>
    /// <param name="groups"><c>[examples]</c>, any number for each group</param>
    /// <exception cref="ArgumentException">not a group for each example</exception>
    public ScoredExamples ByGroup(IReadOnlyList<int> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Count, ByExample.Count, nameof(groups));
        double[] sums = [.. groups.Zip(ByExample).GroupBy(pair => pair.First, pair => pair.Second - Value)
            .Select(group => group.Sum())];
        var scale = (double)sums.Length / ByExample.Count;
        return this with
        {
            ByExample = Array.ConvertAll(sums, sum => Value + scale * sum),
            Rarest = Math.Min(Rarest, sums.Length),
            Grouped = ByExample.Count,
        };
    }
}
