using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Models.Tables;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Compare;

/// <summary>A comparison as a person reads it.</summary>
static class ComparisonText
{
    public static void WriteComparison(this Terminal terminal, SettingComparison comparison)
    {
        var words = MetricWords.Of(comparison.Metric);
        terminal.WriteTable(
            ["", "setting", ">networks", ">diverged", $">{Split(comparison)} {words.Name}"],
            [Row("A", comparison.A, comparison.MeanA), Row("B", comparison.B, comparison.MeanB)]);
        foreach (var line in Lines(comparison, words))
            terminal.WriteWrapped(line);

        string[] Row(string letter, ComparedSide side, double mean) =>
            [letter, side.Name, Whole(side.Trials.Count), Whole(side.Diverged), words.Text(mean)];
    }

    static IEnumerable<string> Lines(SettingComparison comparison, MetricWords words)
    {
        var (over, repeated) = (comparison.Repetitions, comparison.IsOverSplits ? "splits" : "seeds");
        yield return over.Difference.Count < 2
            ? $"A − B is {words.Difference(over.Difference.Mean)} of one network each: more seeds tell what chance does"
            : !double.IsFinite(over.Difference.Low)
            ? $"A − B is {words.Difference(over.Difference.Mean)} with each of {Whole(over.Difference.Count)} {repeated}, "
                + "which does not tell how far it spreads: undecided"
            : $"A − B over {repeated}: {Difference(over.Difference)}, {Pairing()}: {Verdict(over.Difference)}";
        if (comparison.Examples is { } examples)
            yield return $"A − B with other {Split(comparison)} examples: {Difference(examples)}, paired by "
                + $"{Whole(examples.Count)} examples: {Verdict(examples)}";
        if (comparison.McNemar is { } test)
            yield return McNemar(test, "examples");
        if (comparison.IsStandardized)
            yield return $"{words.Name} is in standard deviations of the training targets";
        if (over is { IsDecided: false, Difference.Count: > 1 })
            yield return over.ToDecide.Even is not null ? ToDecide(over.ToDecide, "seeds")
                : comparison.IsOverSplits ? "more splits of the same examples may never decide it; more examples would"
                : "no number of seeds would decide it: there is no difference to be found";

        string Difference(Estimate difference) => ComparisonText.Difference(words, difference);

        string Verdict(Estimate difference) => ComparisonText.Verdict(comparison.Metric, difference);

        string Pairing() => over.IsPaired
            ? $"paired by {Whole(over.Difference.Count)} {repeated}"
                + (comparison.IsOverSplits ? ", corrected for the examples they share" : "")
            : $"not paired (Welch), as the {repeated} or the data are not shared";
    }

    /// <summary>Two models on the same rows.</summary>
    public static void WriteComparison(this Terminal terminal, ModelComparison comparison, ComparedModels models)
    {
        var words = MetricWords.Of(comparison.Metric);
        terminal.WriteTable(
            ["", "model", ">networks", $">{words.Name} on {Whole(comparison.Rows)} rows"],
            [["A", models.NameA, Whole(models.A.Networks.Count), words.Text(comparison.A)],
                ["B", models.NameB, Whole(models.B.Networks.Count), words.Text(comparison.B)]]);
        var difference = comparison.Difference;
        terminal.WriteWrapped(double.IsFinite(difference.Low)
            ? $"A − B with other rows: {Difference(words, difference)}, paired by {Whole(difference.Count)} rows: "
                + Verdict(comparison.Metric, difference)
            : $"A − B is {words.Difference(difference.Mean)} on one row: more rows tell what chance does");
        if (comparison.McNemar is { } test)
            terminal.WriteWrapped(McNemar(test, "rows"));
        if (double.IsFinite(difference.Low) && difference is { Low: <= 0, High: >= 0 })
            terminal.WriteWrapped(comparison.ToDecide.Even is { } ? ToDecide(comparison.ToDecide, "rows")
                : "no number of rows would decide it: there is no difference to be found");
    }

    /// <summary>The settings of a study, each with the number by which it can be compared.</summary>
    public static void WriteSettings(this Terminal terminal, IReadOnlyList<NumberedSetting> settings)
    {
        string[] paths = [.. settings.SelectMany(setting => setting.Values.Keys).Distinct()];
        terminal.WriteTable(
            [">#", .. paths.Select(path => path.Split('.')[^1]), ">done", ">trials"],
            settings.Select(setting => (string[])
            [
                Whole(setting.Number), .. paths.Select(path => setting.Values.GetValueOrDefault(path, "–")),
                Whole(setting.Trials.Count(trial => trial.State == TrialState.Done)), Whole(setting.Trials.Count),
            ]));
    }

    static string Difference(MetricWords words, Estimate difference) =>
        $"{words.Difference(difference.Mean)} ({words.DifferenceInterval(difference.Low, difference.High)}, 95 %)";

    static string Verdict(Metric metric, Estimate difference) => SettingComparison.VerdictOf(metric, difference) switch
    {
        ComparisonVerdict.IsABetter => "confirmed, A is better",
        ComparisonVerdict.IsBBetter => "confirmed, B is better",
        _ => "undecided",
    };

    static string McNemar(McNemar test, string examples) => $"A alone is wrong on {Whole(test.First)}, B alone on "
        + $"{Whole(test.Second)} {examples}; McNemar's exact p = {NumberText.Of(test.P)}";

    static string ToDecide(DecidingCount count, string repeated) =>
        $"at the present difference and spread {Whole(count.Even!.Value)} {repeated} would decide it with an even " +
        "chance"
        + (count.Likely is { } likely ? $", {Whole(likely)} with 80 %" : "");

    static string Split(SettingComparison comparison) => comparison.Split.ToString().ToLowerInvariant();

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
