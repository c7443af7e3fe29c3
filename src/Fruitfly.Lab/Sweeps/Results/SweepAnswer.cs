using System.Globalization;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What a sweep found, in some ten lines: what is best and how good it is, what may be as good, which factors
/// matter, and what is undecided.</summary>
public static class SweepAnswer
{
    /// <summary>What stands before the command that trains the chosen setting.</summary>
    internal const string Command = "train it: ";

    const int MostNamed = 3;
    const int MostConditions = 6;

    /// <param name="command">that trains the chosen setting; null for none</param>
    public static IReadOnlyList<string> Of(SweepOutcome outcome, string? command = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return [.. Lines(outcome), .. command is null ? (string[])[] : [Command + command]];
    }

    static IEnumerable<string> Lines(SweepOutcome outcome)
    {
        var scores = outcome.Scores;
        if (outcome.Choice is not { } choice)
        {
            yield return $"every one of {Whole(scores.Trials)} trials diverged, so there is nothing to choose";
            yield break;
        }
        var (best, rivals) = (outcome.Names.Of(choice.Winner.Setting), choice.Rivals.Count());
        yield return First(outcome.Results.Plan, best, choice.Ranked.Count - 1, rivals);
        yield return Raw(outcome, choice);
        yield return Corrected(outcome);
        yield return Final(outcome, choice);
        if (choice.Ranked.Count > 1)
            yield return Rivals(outcome, choice);
        if (choice.ToDecide is { Likely: { } seeds })
            yield return $"about {Whole(seeds)} seeds would decide between it " +
                $"and {outcome.Names.Of(choice.Rivals.First().Score.Setting)} " +
                "(with a probability of 80 %, if difference and spread stay as they are)";
        if (Conditions(outcome, choice) is { } conditions)
            yield return conditions;
        foreach (var line in Importance(outcome))
            yield return line;
        if (outcome.Results.Trials.Values.Any(result => result.Trial.Recipe.EarlyStopping is not null))
            yield return "▲ the validation examples also said when to stop training, so every validation score is " +
                "a little "
                + "too good; the test score is not";
        if (scores.Diverged > 0)
            yield return $"▲ {Whole(scores.Diverged)} of {Whole(scores.Trials)} trials diverged";
    }

    static string First(SweepPlan plan, string best, int others, int rivals) => others == 0 ? Alone(plan, best)
        : rivals == 0 ? $"best of {Whole(others + 1)}: {best}"
        : $"no clear best of {Whole(others + 1)}: {best} has the best mean, but " + (others == 1
            ? "the other cannot be told from it"
            : rivals == others ? $"none of the other {Whole(others)} can be told from it"
            : $"{Whole(rivals)} of the other {Whole(others)} cannot be told from it");

    /// <summary>Where there is none to compare it with: others climbed no further, diverged, or are still to
    /// come.</summary>
    internal static string Alone(SweepPlan plan, string setting) => setting == FactorNames.Only ? setting
        : plan.Settings.Count == 1 ? $"{FactorNames.Only}: {setting}"
        : plan.Ladder is null ? $"only one setting has all its scores: {setting}"
        : $"of {Whole(plan.Settings.Count)} settings only one was trained to the end: {setting}";

    static string Raw(SweepOutcome outcome, SweepChoice choice)
    {
        var plan = outcome.Results.Plan;
        var covers = plan.Folds > 1 ? "folds, corrected for the examples they share" : "seeds alone";
        return $"its validation {outcome.Metric.Name}: {outcome.Metric.Text(choice.Winner.Estimate!)}"
            + (choice.Winner.Repetitions.Count > 1 ? $", ± over {covers}" : ", one seed, so without an interval");
    }

    static string Corrected(SweepOutcome outcome)
    {
        if (outcome.Corrected is not { } corrected)
            return $"not corrected for having been chosen: {outcome.WhyNotCorrected}";
        var (metric, optimism) = (outcome.Metric, corrected.Optimism(outcome.Metric));
        var (least, most) = (corrected.Score.Low, corrected.Score.High);
        var raw = metric.Text(corrected.Raw) == metric.Text(corrected.Score.Mean) ? "is the same"
            : $"looks {metric.Difference(Math.Abs(optimism)).TrimStart('+')} too {(optimism >= 0 ? "good" : "bad")}";
        return $"corrected for being the best of {Whole(corrected.Candidates)}: {metric.Text(corrected.Score.Mean)} " +
            $"({metric.Interval(least, most)}, 95 % over {Whole(corrected.Examples)} validation examples); " +
            $"the raw score {raw}";
    }

    static string Final(SweepOutcome outcome, SweepChoice choice)
    {
        if (outcome.Final is not { } final)
            return outcome.Results.Plan.Final(choice.Winner.Setting).Count > 0
                ? "no test score yet: the test set is opened once, when every setting has been tried"
                : "no test score: no examples were kept apart for it, so the corrected score is the best there is";
        var metric = outcome.Metric;
        var networks = final.Networks.Count == 1 ? "one network" : $"mean of {Whole(final.Networks.Count)} networks";
        return $"test {metric.Name}: {metric.Text(final.Examples.Mean)} " +
            $"({metric.Interval(final.Examples.Low, final.Examples.High)}, " +
            $"95 % over {Whole(final.Examples.Count)} test examples; {networks}), opened once, for this setting" +
            (final.Diverged > 0 ? $"; ▲ {final.Diverged} more diverged" : "");
    }

    static string Rivals(SweepOutcome outcome, SweepChoice choice)
    {
        var rivals = choice.Rivals.ToList();
        if (rivals.Count == 0)
            return choice.Winner.Repetitions.Count == 1 ? "one seed cannot tell settings apart: add seeds"
                : choice.Ranked.Count == 2 ? "the other setting is worse, beyond chance"
                : "every other setting is worse, beyond chance";
        var simplest = rivals.MinBy(rival => rival.Score.Parameters)!.Score;
        return "not distinguishable from it: " +
            string.Join("; ", rivals.Take(MostNamed).Select(rival => outcome.Names.Of(rival.Score.Setting))) +
            (rivals.Count > MostNamed ? $"; and {Whole(rivals.Count - MostNamed)} more" : "") +
            (simplest.Parameters >= choice.Winner.Parameters ? ""
                : (rivals.Count == 1 ? ", with" : $"; the smallest, {outcome.Names.Of(simplest.Setting)}, has") +
                    $" {Whole(simplest.Parameters)} parameters instead of {Whole(choice.Winner.Parameters)}");
    }

    /// <summary>Where the data are a factor as well, the best of all is also the best data: what is best on
    /// each.</summary>
    static string? Conditions(SweepOutcome outcome, SweepChoice choice)
    {
        var data = outcome.Factors.Where(factor => factor.IsOfData).ToList();
        if (data.Count == 0 || data.Count == outcome.Factors.Count)
            return null;
        var best = choice.Ranked.DistinctBy(one => Values(one.Score.Setting, isOfData: true)).ToList();
        return best.Count is < 2 or > MostConditions ? null
            : "the data differ as well; best by the mean at each: " + string.Join("; ", best
                .OrderBy(one => data.Aggregate(0, (place, factor) =>
                    place * factor.Values.Count + LevelOf(one.Score.Setting, factor)))
                .Select(one => $"{Values(one.Score.Setting, true)}: {Values(one.Score.Setting, false)}"));

        int LevelOf(SweepSetting setting, Factor factor) => factor.Values
            .TakeWhile(value => value != setting.Values.GetValueOrDefault(factor.Path)).Count();

        string Values(SweepSetting setting, bool isOfData) => outcome.Names.Of(setting with
        {
            Values = setting.Values
                .Where(pair => isOfData == data.Any(factor => factor.Path == pair.Key)).ToDictionary(),
        });
    }

    static IEnumerable<string> Importance(SweepOutcome outcome)
    {
        // Of one factor alone the ranking tells.
        if (outcome.Factors.Count < 2)
            yield break;
        var all = outcome.Importance.All;
        if (all.Count == 0)
        {
            yield return $"which factor matters is not known: {Uncapital(outcome.Importance.Method)}";
            yield break;
        }
        var matters = all.Where(one => one.Low > 0).ToList();
        var not = all.Where(one => one.High < 0.05 && !one.IsInteraction).ToList();
        yield return matters.Count == 0
            ? $"which factor matters is not decided: every share may be 0, as of {Listed([.. all])}"
            : $"what matters, as shares of the variance between settings: {Listed(matters)}";
        if (not.Count > 0)
            yield return $"what hardly matters: {Listed(not)}";

        string Listed(List<FactorImportance> some) => string.Join(", ", some.Take(MostNamed).Select(one =>
            $"{ImportanceFigure.Name(one, outcome.Names.Of)} {Percent(one.Share)} % ({Percent(one.Low)} " +
                $"to {Percent(one.High)})"));
    }

    static string Uncapital(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');

    static string Percent(double share) =>
        (100 * share).ToString(share is > 0.0005 and < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture);

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
