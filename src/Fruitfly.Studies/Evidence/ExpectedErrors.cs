using System.Globalization;

namespace Fruitfly.Studies.Evidence;

/// <summary>How many verdicts are false by chance. A verdict on a sample errs on either side in 2.5 of 100 cases at
/// most, and the equalities of an experiment are contradicted together in 5 of 100 (<see cref="ClaimFamily"/>). Seeds
/// are fixed, so a verdict that chance makes false is false in every run, until other seeds are drawn.</summary>
public static class ExpectedErrors
{
    const double Side = (1 - Rule.Confidence) / 2;

    /// <summary>At most, where every truth lies at the very bound of its claim.</summary>
    public static double Of(IEnumerable<Claim> claims) => Sampled(claims).GroupBy(claim => claim.Experiment).Sum(
        experiment => Side * experiment.Count()
            + (experiment.Any(claim => claim.Probability is not null) ? ClaimFamily.Level : 0));

    /// <summary>"of 120 verdicts on samples chance makes at most 3.1 false"; null where none rests on a
    /// sample.</summary>
    public static string? Sentence(IReadOnlyCollection<Claim> claims) =>
        Sampled(claims).Count() is var count && count > 0
        ? string.Create(CultureInfo.InvariantCulture,
            $"of {count:N0} verdicts on samples chance makes at most {Math.Ceiling(10 * Of(claims)) / 10:0.0} false")
        : null;

    static IEnumerable<Claim> Sampled(IEnumerable<Claim> claims) =>
        claims.Where(claim => claim is { Verdict: not Verdict.NotTested, IsExact: false, Rule: not null });
}
