using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What validation promised of the winners, and what the test set kept of it.</summary>
static class SearchFigures
{
    public const string Methods = "searches", Curse = "winners-curse";

    public static readonly IReadOnlyList<(SearchMethod Method, string Name)> Names =
    [
        (SearchMethod.None, "no choice"), (SearchMethod.Grid, "grid search"), (SearchMethod.Random, "random search"),
        (SearchMethod.Halving, "successive halving"),
    ];

    public static IEnumerable<Figure> Of(SearchOutcome outcome, int steps)
    {
        if (outcome.Test(SearchMethod.Random).Length == 0)
            yield break;
        foreach (var figure in SettingsFigure.Of(outcome, Setting(outcome, steps) + "; grid search"))
            yield return figure;
        foreach (var figure in HalvingFigure.Of(outcome, steps, Setting(outcome, steps) + "; random settings"))
            yield return figure;
        yield return MethodsOf(outcome, steps);
        yield return CurseOf(outcome, steps);
    }

    static Figure MethodsOf(SearchOutcome outcome, int steps)
    {
        var drawn = Names.Where(pair => outcome.Test(pair.Method).Length > 0).ToList();
        var curses =
            drawn.Where(pair => pair.Method != SearchMethod.None).Select(pair => outcome.Curse(pair.Method).Average())
                .ToList();
        var title = FormattableString.Invariant(
            $"The winners are {curses.Min():F1} to {curses.Max():F1} points worse on the test set than on the validation set that chose them");
        return Intervals.Draw("error (%)", [.. drawn.SelectMany(pair => (IntervalRow[])
        [
            new(pair.Name, outcome.Validation(pair.Method), "validation", Meaning.Validation),
            new(pair.Name, outcome.Test(pair.Method), "test, opened once", Meaning.Test),
        ])], isZeroIncluded: false).ToFigure(
            Methods, title, Setting(outcome, steps),
            $"Validation and test error of what each search chose. {title}.",
            $"Grid, random search and successive halving choose among {Candidate.Count} settings and their " +
            "stopping steps by 200 validation examples; no choice: the first random setting after its last step.");
    }

    static Figure CurseOf(SearchOutcome outcome, int steps)
    {
        var counts =
            SearchRepetition.Counts.Where(count => outcome.Test(SearchMethod.Random, count).Length > 0).ToList();
        var title = FormattableString.Invariant(
            $"Choosing among {counts[^1]} instead of {counts[0]} lowers the validation error by {Lowered(outcome.Validation):F1} points, the test error by {Lowered(outcome.Test):F1}");
        return Lines.Draw(new LinesData
        {
            Horizontal = "settings to choose among", IsHorizontalLogarithmic = true, Quantity = "error of the chosen",
            Unit = "%",
            IsZeroIncluded = false, Repeated = "repetitions",
            Series = [Series(Meaning.Validation, outcome.Validation), Series(Meaning.Test, outcome.Test)],
        }).ToFigure(
            Curse, title, Setting(outcome, steps) + "; random search",
            $"Validation and test error of the best of 1 to {Candidate.Count} random settings. {title}.",
            "Each setting comes with its best step by validation, so a single setting is a choice already.");

        double Lowered(Func<SearchMethod, int?, double[]> errors) =>
            errors(SearchMethod.Random, counts[0]).Average() - errors(SearchMethod.Random, counts[^1]).Average();

        LineSeries Series(Meaning meaning, Func<SearchMethod, int?, double[]> errors) => new(meaning)
        {
            Seeds = LineSeries.Repetitions(
                counts.Select(count => ((double)count, (IReadOnlyList<double>)errors(SearchMethod.Random, count)))),
        };
    }

    static string Setting(SearchOutcome outcome, int steps) =>
        $"MNIST-1D, 800 training, 200 validation, 3,000 test examples, AdamW, at most {steps:N0} " +
        $"steps; {outcome.Repetitions:N0} data sets";
}
