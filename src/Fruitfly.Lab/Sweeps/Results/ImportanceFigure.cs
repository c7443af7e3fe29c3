using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The share of each factor, and of factors together, in what the settings differ in.</summary>
public static class ImportanceFigure
{
    const int MostRows = 20;

    /// <returns>null where there are no shares to compare; the method says why</returns>
    /// <param name="name">of a factor, in words</param>
    public static Chart? Draw(SweepImportance importance, Func<Factor, string> name)
    {
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(name);
        if (importance.All.Count < 2)
            return null;
        IntervalRow[] rows = [.. importance.All.Take(MostRows).Select(one => new IntervalRow(Name(one, name), [])
        {
            Estimate = new(100 * one.Share, double.NaN, 100 * one.Low, 100 * one.High, importance.Settings),
        })];
        return Intervals.Draw("share of the variance between settings (%)", rows) with
        {
            Caption = importance.Method + (importance.All.Count > MostRows
                ? $" The largest {MostRows} of {importance.All.Count} are shown." : "") +
                " A share says how far the factor moves the score over the levels that were tried; other levels give " +
                "other shares.",
        };
    }

    internal static Figure? Of(SweepOutcome outcome)
    {
        if (Draw(outcome.Importance, outcome.Names.Of) is not { } chart)
            return null;
        var first = outcome.Importance.All[0];
        return chart.ToFigure("importance", Title(first, Name(first, outcome.Names.Of)), outcome.Results.Plan.Name,
            "The share of each factor in the variance between settings, as discs with intervals.");
    }

    static string Title(FactorImportance first, string name) => first.Low > 0
        ? $"{Capital(name)} {(first.IsInteraction ? "matter" : "matters")} most"
        : "Which factor matters is not decided";

    /// <summary>"width", and "rate × width" of two together.</summary>
    internal static string Name(FactorImportance one, Func<Factor, string> name) =>
        string.Join(" × ", one.Factors.Select(name));

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
