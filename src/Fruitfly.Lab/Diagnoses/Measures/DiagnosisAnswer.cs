using System.Globalization;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What a diagnosis found, in some ten lines: what would help, what the error consists of, and what the data
/// cannot say.</summary>
public static class DiagnosisAnswer
{
    const int MostRows = 5;

    public static IReadOnlyList<string> Of(DiagnosisOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return [.. Lines(outcome)];
    }

    static IEnumerable<string> Lines(DiagnosisOutcome outcome)
    {
        if (outcome.Error.Value <= 0)
        {
            yield return "stop: the error is 0";
            yield break;
        }
        yield return Headline(outcome);
        yield return Error(outcome);
        yield return Parts(outcome);
        yield return Noise(outcome);
        foreach (var verdict in Enum.GetValues<ActionVerdict>())
            if (Listed(outcome, verdict) is { } line)
                yield return line;
        if (outcome.Labels is { } labels)
            yield return Labels(outcome, labels);
        foreach (var warning in Warnings(outcome))
            yield return $"▲ {warning}";
    }

    static string Headline(DiagnosisOutcome outcome)
    {
        var worth = Share(outcome.Plan.Worth);
        if (outcome.IsFloor)
            return $"stop: nothing that was tried or forecast would lower the error by {worth}";
        if (outcome.Actions.FirstOrDefault(action => action.Verdict == ActionVerdict.Shown) is { } best)
            return $"{ActionWords.Of(best.Action)} would help: {best.Detail} lowers the error by {Gain(outcome, best)}";
        var possible = outcome.Actions.Where(action => action.Verdict == ActionVerdict.Possible).ToList();
        return possible.Count == 0
            ? $"nothing that the data can judge would lower the error by {worth}; some questions stay open"
            : $"nothing is shown to lower the error by {worth}; {ActionWords.Of(possible[0].Action)} may: " +
                $"{possible[0].Detail}, {Gain(outcome, possible[0])}";
    }

    static string Error(DiagnosisOutcome outcome)
    {
        var (error, plan) = (outcome.Error, outcome.Plan);
        var network = $"a network of {outcome.Chosen.Width} units a layer trained on {Whole(plan.Units.Rows)} rows";
        var wrong = outcome.WrongShare is { } share
            ? $"{Share(share.Value)} wrong ({NumberText.Interval(100 * share.Low, 100 * share.High)} %), Brier score "
            : "mean squared error ";
        return $"error of {network}: {wrong}{NumberText.Of(error.Value)} " +
            $"({NumberText.Interval(error.Low, error.High)}), " +
            $"{Share(error.Value / outcome.TargetVariance)} of what guessing the mean costs; " +
            $"{Whole(plan.Units.Judging)} rows judged, {Share(0.9)} intervals";
    }

    static string Parts(DiagnosisOutcome outcome)
    {
        var error = outcome.Error.Value;
        var seed = $"{Of(outcome.SeedVariance.Estimate, outcome.SeedVariance.Low, outcome.SeedVariance.High)} of it is " +
            "variance from the seed";
        return outcome.Full is not { } full
            ? $"{seed}; the rest cannot be told apart: there are no independent training sets of several sizes"
            : $"{seed}, {Of(full.DataVariance.Estimate, full.DataVariance.Low, full.DataVariance.High)} variance " +
                "from the " +
                $"data (extrapolated), {Of(full.BiasAndNoise.Estimate, full.BiasAndNoise.Low, full.BiasAndNoise.High)} " +
                "bias and noise";

        string Of(double value, double low, double high) =>
            $"{Share(Math.Max(0, value) / error)} " +
            $"({NumberText.Interval(100 * Math.Max(0, low) / error, 100 * high / error)} %)";
    }

    static string Noise(DiagnosisOutcome outcome)
    {
        var (noise, error) = (outcome.Noise, outcome.Error.Value);
        var most = noise.Most >= error ? "all of the error may be noise"
            : $"noise is at most {Share(noise.Most / error)} of the error (95 %)";
        var least = noise.LeastReducible > 0
            ? $"; at least {Share(noise.LeastReducible / error)} of it is structure that the network misses"
            : "; how much is, similar rows do not show";
        return most + (noise.TwoSided is { } both
            ? "; if the target is smooth, noise " +
                $"is {NumberText.Interval(100 * both.Low / error, 100 * both.High / error)} %" : least);
    }

    static string? Listed(DiagnosisOutcome outcome, ActionVerdict verdict)
    {
        var actions = outcome.Actions.Where(action => action.Verdict == verdict).ToList();
        if (actions.Count == 0)
            return null;
        var named = actions.GroupBy(action => (action.Action, verdict == ActionVerdict.Refused ? action.Reason : ""))
            .Select(group => verdict == ActionVerdict.Refused
                ? $"{ActionWords.Of(group.Key.Action)} ({group.Key.Item2})"
                : $"{ActionWords.Of(group.Key.Action)} " +
                    $"({string.Join("; ", group.Select(each => $"{each.Detail}: {Gain(outcome, each)}{(each.IsBeyondTests ? ", beyond what was tested" : "")}"))})");
        return $"{ActionWords.Of(verdict)}: {string.Join(", ", named)}";
    }

    static string Labels(DiagnosisOutcome outcome, LabelMeasure labels)
    {
        if (labels.Suspects.Count == 0)
            return $"no label of {Whole(labels.Judged)} rows looks wrong";
        var rows = string.Join(", ", labels.Suspects.Take(MostRows).Select(suspect => Whole(suspect.Row + 1)));
        return $"{Whole(labels.Suspects.Count)} of {Whole(labels.Judged)} labels look wrong, which overlapping " +
            "classes do too " +
            $"(example {rows}{(labels.Suspects.Count > MostRows ? ", …" : "")}); at " +
            $"most {Share(labels.FlipRate.Most)} of " +
            "all labels were flipped at random";
    }

    static IEnumerable<string> Warnings(DiagnosisOutcome outcome)
    {
        var (plan, units) = (outcome.Plan, outcome.Plan.Units);
        if (units.Copies > 0)
            yield return $"{Whole(units.Copies)} rows are copies of others; each set of copies counts as one row";
        if (units.By == SplitUnit.Groups)
            yield return $"groups are kept whole: {Whole(units.Pool)} groups train, and intervals are over groups";
        if (units.By == SplitUnit.Time)
            yield return "rows in order of time are not drawn independently: what more of them would bring is not told";
        if (units.By == SplitUnit.Groups && !plan.HasTree)
            yield return $"fewer than {DiagnosisPlan.LeastGroups} groups train: variance and bias are not told apart";
        foreach (var warning in plan.File.Table.Reading.Warnings)
            if (warning.Kind is TableWarningKind.Leakage or TableWarningKind.Imbalance)
                yield return warning.Text.TrimEnd('.');
    }

    static string Gain(DiagnosisOutcome outcome, ActionGain action)
    {
        var error = outcome.Error.Value;
        return $"{Share(action.Gain.Value / error)} " +
            $"({NumberText.Interval(100 * action.Gain.Low / error, 100 * action.Gain.High / error)} %)";
    }

    static string Share(double share) =>
        (100 * share).ToString(Math.Abs(share) < 0.095 ? "0.#" : "0", CultureInfo.InvariantCulture).Replace('-', '−') +
            " %";

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
