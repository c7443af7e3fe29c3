namespace Fruitfly.Studies.Evidence;

/// <summary>How an interval is compared with what a claim states. <c>docs/claims.md</c> gives the rates at which each
/// rule errs.</summary>
/// <param name="Name">as JSON writes it</param>
abstract record Rule(string Name)
{
    /// <summary>Of every interval that is compared with a claim.</summary>
    public const double Confidence = 0.95;

    /// <summary>How often claims are looked at where repetitions are added until they are decided.</summary>
    public const int MostLooks = 4;

    /// <summary>Of an interval where each of these looks may decide; half of their share, since what one look shows
    /// chooses with how many repetitions the next is taken.</summary>
    public const double ConfidenceOfLooks = 1 - (1 - Confidence) / (2 * MostLooks);

    /// <summary>More repetitions than this are not worth predicting.</summary>
    const int MostToDecide = 100_000;

    /// <summary>Differences up to this count as none; null where the rule is not one of equality.</summary>
    public virtual double? Margin => null;

    public abstract Verdict VerdictOf((double Low, double High) interval);

    /// <summary>Where the statement holds, as a sentence.</summary>
    public abstract string Statement(MeasuredValue value);

    /// <summary>With how many repetitions an undecided verdict would fall, should value and spread stay as they are;
    /// null where no number would do.</summary>
    public int? CountToDecide(MeasuredValue value)
    {
        for (var count = value.Count + 1; count <= MostToDecide; count += 1 + count / 50)
            if (VerdictOf(value.WithCount(count).Interval) != Verdict.Undecided)
                return count;
        return null;
    }
}
