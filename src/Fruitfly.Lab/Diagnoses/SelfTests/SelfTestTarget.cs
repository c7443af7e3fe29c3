using System.Globalization;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What the diagnosis must reach, beside what it reached.</summary>
/// <param name="Verdict">whether it is met, and if not by how much it is missed</param>
sealed record SelfTestTarget(string Text, string Measured, string Verdict)
{
    const double LeastCoverage = 0.85, LeastRight = 0.9, LeastRatio = 0.75, MostRatio = 1.35;

    public static IEnumerable<SelfTestTarget> Of(SelfTestResult result)
    {
        var all = result.All;
        foreach (var (name, share) in ((string, Proportion?)[])
            [
                ("error", all.Coverage(CheckedQuantity.Error)), ("noise bound", all.Coverage(CheckedQuantity.Noise)),
                ("variance from the data", all.Coverage(CheckedQuantity.DataVariance)),
                ("variance from the seed", all.Coverage(CheckedQuantity.SeedVariance)),
                ("gain of twice the rows", all.Coverage(2)), ("gain of four times the rows", all.Coverage(4)),
            ])
            if (share is not null)
                yield return AtLeast($"intervals of the {name} hold", share, LeastCoverage);
        foreach (var factor in (int[])[2, 4])
            if (all.Ratio(factor) is { } ratio)
                yield return new(
                    string.Create(CultureInfo.InvariantCulture,
                        $"mean forecast/truth at ×{factor} from {LeastRatio} to {MostRatio}"),
                    ratio.ToString("0.00", CultureInfo.InvariantCulture),
                    Missed(Math.Max(LeastRatio - ratio, ratio - MostRatio), ""));
        if (all.RightVerdicts is { } right)
            yield return AtLeast("clear verdicts are right", right, LeastRight);
    }

    static SelfTestTarget AtLeast(string text, Proportion share, double least) => new(
        string.Create(CultureInfo.InvariantCulture, $"{text}: {100 * least:0} % at least"),
        string.Create(CultureInfo.InvariantCulture,
            $"{100 * share.Value:0.0} % of {share.Count} ({100 * share.Low:0} to {100 * share.High:0})"),
        Missed(100 * (least - share.Value), " points"));

    static string Missed(double by, string unit) =>
        by <= 0 ? "met" : string.Create(CultureInfo.InvariantCulture, $"missed by {by:0.##}{unit}");
}
