using System.Globalization;
using Fruitfly.Lab.Setups;
using Fruitfly.Reports;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.RateTests;

/// <summary>The page that a test of learning rates leaves behind.</summary>
static class RateTestReport
{
    /// <param name="study">its name, which is also the page's</param>
    public static Report Of(SetupPlan plan, RateFinding finding, string study, Provenance provenance) => new(
        study, $"{char.ToUpperInvariant(plan.Data[0])}{plan.Data[1..]}: which learning rates learn",
        "One network trained while the learning rate grows from step to step, from several seeds (Smith 2017).", "train",
        new Findings(RateTestText.Lead(finding), [.. Figures(plan, finding)], [Table(finding)], []), provenance)
    {
        Page = study,
    };

    static IEnumerable<Figure> Figures(SetupPlan plan, RateFinding finding)
    {
        var series = new LineSeries(Meaning.Training)
        {
            Statistic = LineStatistic.Median,
            Seeds =
            [
                .. finding.Curves.Select(curve =>
                    new SeedCurve(curve.Seed, [.. curve.Rates.Zip(curve.Losses, (x, y) => new CurvePoint(x, y))])),
            ],
        };
        if (series.Seeds.All(seed => seed.Points.Count == 0))
            yield break;
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = "learning rate",
            IsHorizontalLogarithmic = true,
            Quantity = "loss of the batch, smoothed",
            Series = [series],
            Highest = 2 * finding.Curves.Max(curve => curve.Losses.DefaultIfEmpty(0).First()),
            Thresholds = finding.Suggested is { } rate ? [new Threshold(rate, $"suggested: {RateTestText.Rate(rate)}")] : [],
        });
        yield return chart.ToFigure(
            "rates", "The loss falls, then grows with the learning rate", plan.Data,
            "Smoothed loss of the batches against the learning rate, which grows from step to step.");
    }

    static Table Table(RateFinding finding) => new(
        "seeds", "What each seed suggests",
        $"From {RateTestText.Rate(RateTest.Lowest)} to {RateTestText.Rate(RateTest.Highest)} in {RateTest.Steps} steps. The rule: " +
            $"{RateFinding.Rule}.",
        ["seed", "steps until the loss burst", "smallest loss at", "suggested"],
        [
            .. finding.Curves.Select(curve => (string[])
            [
                curve.Seed.ToString(CultureInfo.InvariantCulture),
                curve.Losses.Count.ToString(CultureInfo.InvariantCulture),
                RateTestText.Digits(curve.Smallest),
                RateTestText.Digits(curve.Suggested),
            ]),
        ]);
}
