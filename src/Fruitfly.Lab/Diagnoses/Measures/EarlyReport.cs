using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement;
using Fruitfly.Reports;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The curves of a diagnosis while they grow, before there is an answer.</summary>
static class EarlyReport
{
    public static Report Of(DiagnosisPlan plan, EarlyCurves curves, Provenance provenance) => new(
        plan.Study, $"A diagnosis of {plan.File.Table.Name}", "What has ended so far.", "Diagnosis of a table.",
        new Findings("", [.. Figures(plan, curves)], [], []), provenance)
    {
        Page = plan.Study,
    };

    static IEnumerable<Figure> Figures(DiagnosisPlan plan, EarlyCurves curves)
    {
        if (curves.Levels.Count > 0)
            yield return Draw(plan, "learning-curve", "rows trained on",
                curves.Levels.Reverse().Select(level => At(
                    level.Level.Units, level.Loss.Estimate, level.Loss.Low, level.Loss.High)),
                $"{Whole(curves.Levels.Count)} of {Whole(plan.UsedLevels.Count - 1)} sizes have ended",
                "The error of training sets that share no row.", "The error against the number of rows.");
        yield return Draw(plan, "capacity", "units a layer",
            curves.Capacity.Select(width => At(width.Width, width.Error.Value, width.Error.Low, width.Error.High)),
            $"{Whole(curves.Capacity.Count)} of {Whole(plan.Widths.Count)} widths have ended",
            "Every width trained on the whole pool.", "The error against the width of the network.");
    }

    static Figure Draw(
        DiagnosisPlan plan, string id, string horizontal, IEnumerable<LineEstimate> estimates, string title,
        string caption, string alternativeText)
    {
        var chart = Lines.Draw(new()
        {
            Horizontal = horizontal, IsHorizontalLogarithmic = true, Quantity = DiagnosisFigures.Loss(plan),
            Series = [new("judging rows", Meaning.Validation) { Estimates = [.. estimates] }],
            Explanation = "Mean and 90 % interval.",
        });
        return new(id, title, plan.File.Table.Name, $"{chart.Caption} {caption}".Trim(), alternativeText,
            chart.Specification)
        {
            Data = chart.Data,
        };
    }

    static LineEstimate At(double x, double value, double low, double high) =>
        new(x, new Estimate(value, double.NaN, low, high, 2));

    static string Whole(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
