using System.Collections.Concurrent;
using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Studies.Tests.Evidence;

/// <summary>How often each rule gives which verdict, simulated with fixed seeds at the sizes of the presets. Single
/// repetitions have a standard deviation of 1; the row says what is true of them.</summary>
sealed record ClaimRates(string Name, string Truth, bool Holds, Func<RandomStream, int, Verdict> Draw)
{
    public const int Simulations = 2000;

    static readonly ConcurrentDictionary<(string, string, int), (double, double)> Known = new();

    public static readonly int[] Counts = [2, 3, 5, 10, 20];

    public static readonly IReadOnlyList<ClaimRates> All =
    [
        new("above 0", "the mean is 0", false, (random, n) => Judge(RegionRule.Above(0), Mean(random, n, 0))),
        new("above 0", "the mean is 1", true, (random, n) => Judge(RegionRule.Above(0), Mean(random, n, 1))),
        new("between −1 and 1", "the mean is 1", true,
            (random, n) => Judge(RegionRule.Between(-1, 1), Mean(random, n, 1))),
        new("all of 5 steps above 0", "one is 0, the others 2", false, (random, n) => Steps(random, n, 0, 2, 2, 2, 2)),
        new("all of 5 steps above 0", "all are 0", false, (random, n) => Steps(random, n, 0, 0, 0, 0, 0)),
        new("equal within ± 2", "no difference", true, (random, n) => Judge(new EqualityRule(2), Mean(random, n, 0))),
        new("equal within ± 2", "a difference of 2.01", false,
            (random, n) => Judge(new EqualityRule(2), Mean(random, n, 2.01))),
        new("equal within ± 2", "a difference of 4", false,
            (random, n) => Judge(new EqualityRule(2), Mean(random, n, 4))),
        new("equal to a mean of 5 within ± 2", "no difference", true, (random, n) => Published(random, n, 0)),
        new("equal to a mean of 5 within ± 2", "a difference of 4", false, (random, n) => Published(random, n, 4)),
        new("like a single run, ± 4", "the run is one of ours", true, (random, n) => Run(random, n, 0)),
        new("like a single run, ± 4", "its mean is 4 away", false, (random, n) => Run(random, n, 4)),
        new("like a single run, ± 4", "its mean is 8 away", false, (random, n) => Run(random, n, 8)),
        new("like 4 points of a run, ± 4", "they are ours", true, (random, n) => Curve(random, n, 0)),
        new("like 4 points of a run, ± 4", "one is 8 away", false, (random, n) => Curve(random, n, 8)),
        new("10 equalities within ± 2 (Holm)", "no difference; any of 10", true, (random, n) => Family(random, n)),
        new("share above 50 %", "the share is 50 %", false, (random, n) => Share(random, n, 0.5)),
        new("share above 50 %", "the share is 95 %", true, (random, n) => Share(random, n, 0.95)),
        new("median above 0, no mean", "the median is 0", false, (random, n) => Median(random, n, 0)),
        new("median above 0, no mean", "the median is 2", true, (random, n) => Median(random, n, 2)),
        new("above 0, seeds added until decided", "the mean is 0", false, (random, n) => UntilDecided(random, n)),
    ];

    /// <summary>Shares of the verdicts in percent.</summary>
    public (double Confirmed, double Contradicted) At(int count) =>
        Known.GetOrAdd((Name, Truth, count), _ => Simulated(count));

    (double Confirmed, double Contradicted) Simulated(int count)
    {
        // Each row and size has a stream of its own, so that a new row changes no other.
        var random = new RandomStream((ulong)count, (uint)Name.Length * 1000 + (uint)Truth.Length);
        var verdicts = Enumerable.Range(0, Simulations).Select(_ => Draw(random, count)).ToList();
        return (100.0 * verdicts.Count(verdict => verdict == Verdict.Confirmed) / Simulations,
            100.0 * verdicts.Count(verdict => verdict == Verdict.Contradicted) / Simulations);
    }

    /// <summary>As docs/claims.md has it.</summary>
    public static string Table() => string.Join('\n',
    [
        $"| rule | what is true | the claim | {string.Join(" | ", Counts.Select(count => $"n = {count}"))} |",
        $"|---|---|---|{string.Concat(Counts.Select(_ => "--:|"))}",
        .. All.Select(row => $"| {row.Name} | {row.Truth} | {(row.Holds ? "holds" : "fails")} | " +
            $"{string.Join(" | ", Counts.Select(count => Cell(row.At(count))))} |"),
    ]);

    static string Cell((double Confirmed, double Contradicted) rates) =>
        FormattableString.Invariant($"{rates.Confirmed:0.0} / {rates.Contradicted:0.0}");

    static Verdict Judge(Rule rule, MeasuredValue value) => rule.VerdictOf(value.Interval);

    static double[] Values(RandomStream random, int count, double mean) =>
        [.. Enumerable.Range(0, count).Select(_ => mean + random.NextGaussian())];

    static MeasuredMean Mean(RandomStream random, int count, double mean) => Mean(Values(random, count, mean));

    static MeasuredMean Mean(double[] values)
    {
        var estimate = Estimate.OfMean(values);
        return new(estimate.Mean, estimate.StandardDeviation, estimate.Count);
    }

    static Verdict Steps(RandomStream random, int count, params double[] means) =>
        RegionRule.Above(0).VerdictOfAll([.. means.Select(mean => Mean(random, count, mean))]).Verdict;

    // Five published repetitions with a spread of their own.
    static Verdict Published(RandomStream random, int count, double difference)
    {
        var published = Mean([.. Values(random, 5, 0).Select(value => 1.5 * value)]);
        var ours = Mean(random, count, difference);
        return Judge(new EqualityRule(2),
            new MeasuredDifference(ours.Value - published.Value, ours.Deviation, count, published.Deviation, 5));
    }

    static Verdict Run(RandomStream random, int count, double difference)
    {
        var ours = Mean(random, count, difference);
        return Judge(new RunRule(4), new MeasuredRun(ours.Value - random.NextGaussian(), ours.Deviation, count, 1));
    }

    // The last point is as far off as said.
    static Verdict Curve(RandomStream random, int count, double difference) => new RunRule(4).VerdictOfAll(
    [
        .. ((double[])[0, 0, 0, difference]).Select(mean => Mean(random, count, mean)).Select(ours =>
            new MeasuredRun(ours.Value - random.NextGaussian(), ours.Deviation, count, 1)),
    ]).Verdict;

    // Contradicted where any of the ten is.
    static Verdict Family(RandomStream random, int count)
    {
        var claims = ClaimFamily.Judged([.. Enumerable.Range(0, 10).Select(_ =>
        {
            var mean = Mean(random, count, 0);
            return new Claim("e", "id", "", "", "", mean.Value, null, null, count, Judge(new EqualityRule(2), mean))
            {
                Probability = mean.ProbabilityOfNone,
            };
        })]);
        return claims.Any(claim => claim.Verdict == Verdict.Contradicted) ? Verdict.Contradicted
            : claims.All(claim => claim.Verdict == Verdict.Confirmed) ? Verdict.Confirmed : Verdict.Undecided;
    }

    static Verdict Share(RandomStream random, int count, double share) => Judge(RegionRule.Above(50),
        new MeasuredShare(100.0 * Enumerable.Range(0, count).Count(_ => random.NextDouble() < share) / count, count));

    // Cauchy's distribution has no mean.
    static Verdict Median(RandomStream random, int count, double median)
    {
        double[] values = [.. Enumerable.Range(0, count)
            .Select(_ => median + random.NextGaussian() / random.NextGaussian())];
        return Judge(RegionRule.Above(0), new MeasuredMedian(Quantile.Median(values).Value, values, count));
    }

    // Four looks as UntilDecided takes them, each with up to eight times the repetitions.
    static Verdict UntilDecided(RandomStream random, int count)
    {
        var (rule, values) = (RegionRule.Above(0), Values(random, count, 0).ToList());
        for (var look = 1; ; look++)
        {
            var mean = Mean([.. values]);
            var verdict = rule.VerdictOf(mean.IntervalAt(Rule.ConfidenceOfLooks));
            if (verdict != Verdict.Undecided || look == Rule.MostLooks)
                return verdict;
            // About the number at which the present mean would lie two standard errors off.
            var needed = 4 * mean.Deviation * mean.Deviation / (mean.Value * mean.Value);
            var more = (int)Math.Ceiling(Math.Clamp(needed / values.Count, 1.25, 8) * values.Count) - values.Count;
            values.AddRange(Values(random, more, 0));
        }
    }
}
