using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Measurement;
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
            : $"A − B over {repeated}: {Difference(over.Difference)}, {Pairing()}: {Verdict(over.Difference)}";
        if (comparison.Examples is { } examples)
            yield return $"A − B with other {Split(comparison)} examples: {Difference(examples)}, paired by "
                + $"{Whole(examples.Count)} examples: {Verdict(examples)}";
        if (comparison.McNemar is { } test)
            yield return $"A alone is wrong on {Whole(test.First)}, B alone on {Whole(test.Second)} examples; "
                + $"McNemar's exact p = {NumberText.Of(test.P)}";
        if (comparison.IsStandardized)
            yield return $"{words.Name} is in standard deviations of the training targets";
        if (over is { IsDecided: false, Difference.Count: > 1 })
            yield return over.ToDecide is { Even: { } even, Likely: var likely }
                ? $"at the present difference and spread {Whole(even)} seeds would decide it with an even chance"
                    + (likely is { } most ? $", {Whole(most)} with 80 %" : "")
                : comparison.IsOverSplits ? "more splits of the same examples may never decide it; more examples would"
                : "no number of seeds would decide it: there is no difference to be found";

        string Difference(Estimate difference) =>
            $"{words.Difference(difference.Mean)} ({words.DifferenceInterval(difference.Low, difference.High)}, 95 %)";

        string Verdict(Estimate difference) => comparison.VerdictOf(difference) switch
        {
            ComparisonVerdict.IsABetter => "confirmed, A is better",
            ComparisonVerdict.IsBBetter => "confirmed, B is better",
            _ => "undecided",
        };

        string Pairing() => over.IsPaired
            ? $"paired by {Whole(over.Difference.Count)} {repeated}"
                + (comparison.IsOverSplits ? ", corrected for the examples they share" : "")
            : $"not paired (Welch), as the {repeated} or the data are not shared";
    }

    static string Split(SettingComparison comparison) => comparison.Split.ToString().ToLowerInvariant();

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
