using System.Globalization;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What a self-test found, as tables in Markdown.</summary>
public static class SelfTestReport
{
    public static IReadOnlyList<string> Of(SelfTestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            "| case | data sets | error | noise | variance, data | variance, seed | gain ×2 | gain ×4 " +
                "| forecast/truth ×2 | ×4 | refused | verdicts right | first verdicts right |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
            .. result.Rows.Select(Row),
            "",
            "| must be so | said in |",
            "|---|---|",
            .. result.Demands.Select(one => $"| {one.Case}: {one.Demand} | {one.Met} of {one.Count} |"),
            "",
            "| target | measured | |",
            "|---|---|---|",
            .. SelfTestTarget.Of(result).Select(one => $"| {one.Text} | {one.Measured} | {one.Verdict} |"),
            "",
            "| fitted sizes | shape error | widens after a slow start | gain ×2 | gain ×4 | forecast/truth ×2 | ×4 | refused |",
            "|---|---|---|---|---|---|---|---|",
            .. ConstantComparison.Of(result).Select(one => string.Create(CultureInfo.InvariantCulture,
                $"| {one.Constants.Sizes} | {one.Constants.ShapeError} ") +
                $"| {(one.Constants.WidensAfterSlowStart ? "yes" : "no")} | {Gains(one.Row)}"),
        ];
    }

    static string Row(SelfTestRow row) =>
        $"| {row.Name} | {row.DataSets} | {Share(row.Coverage(CheckedQuantity.Error))} " +
        $"| {Share(row.Coverage(CheckedQuantity.Noise))} | {Share(row.Coverage(CheckedQuantity.DataVariance))} " +
        $"| {Share(row.Coverage(CheckedQuantity.SeedVariance))} " +
        $"| {Gains(row)} {Share(row.RightVerdicts)} | {Share(row.RightEarlyVerdicts)} |";

    static string Gains(SelfTestRow row) =>
        $"{Share(row.Coverage(2))} | {Share(row.Coverage(4))} | {Ratio(row.Ratio(2))} | {Ratio(row.Ratio(4))} " +
        $"| {row.Refusals.Refused} of {row.Refusals.Count} |";

    static string Ratio(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    // With Wilson's interval where there is room for it: a share of few data sets says little.
    static string Share(Proportion? share) => share is null ? "–" : string.Create(CultureInfo.InvariantCulture,
        $"{100 * share.Value:0} % ({100 * share.Low:0} to {100 * share.High:0}; {share.Count})");
}
