using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The share of each factor, and of factors together, in what the settings differ in.</summary>
static class ImportanceFigure
{
    const int MostRows = 20;

    public static Figure? Of(SweepOutcome outcome)
    {
        var (importance, names) = (outcome.Importance, outcome.Names);
        if (importance.All.Count < 2)
            return null;
        IntervalRow[] rows = [.. importance.All.Take(MostRows).Select(one => new IntervalRow(Name(one, names), [])
        {
            Estimate = new(100 * one.Share, double.NaN, 100 * one.Low, 100 * one.High, 2),
        })];
        var chart = Intervals.Draw("share of the variance between settings (%)", rows);
        var first = importance.All[0];
        return new Figure("importance",
            Title(first, Name(first, names)), outcome.Results.Plan.Name,
            importance.Method + (importance.All.Count > MostRows
                ? $" The largest {MostRows} of {importance.All.Count} are shown." : "") +
            " A share says how far the factor moves the score over the levels that were tried; other levels give other shares.",
            "The share of each factor in the variance between settings, as discs with intervals.", chart.Specification)
        { Data = chart.Data };
    }

    static string Title(FactorImportance first, string name) => first.Low > 0
        ? $"{Capital(name)} {(first.IsInteraction ? "matter" : "matters")} most"
        : "Which factor matters is not decided";

    /// <summary>"width", and "rate × width" of two together.</summary>
    public static string Name(FactorImportance one, FactorNames names) => string.Join(" × ", one.Factors.Select(names.Of));

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
