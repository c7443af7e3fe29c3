using System.Globalization;
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
        if (WrongAnswer.Of(outcome) is { } wrong)
            yield return wrong;
        if (outcome.Labels is { } labels)
            yield return Labels(outcome, labels);
        if (outcome.Test is { } test)
            yield return TestAnswer.Of(test, DiagnosisFigures.Loss(outcome));
        foreach (var warning in DiagnosisWarnings.Of(outcome))
            yield return $"▲ {warning}";
    }

    static string Headline(DiagnosisOutcome outcome)
    {
        var worth = Share(outcome.Plan.Worth);
        if (outcome.IsGuessing)
            return $"stop: the network is no better than guessing {Guessed(outcome)}, and nothing is shown to " +
                "change that";
        if (outcome.IsFloor)
            return $"stop: nothing that was tried or forecast would lower the error by {worth}";
        if (outcome.Actions.FirstOrDefault(action => action.Verdict == ActionVerdict.Shown) is { } best)
            return $"{ActionWords.Of(best.Action)} would help: " +
                $"{best.Detail} lowers the error by {Gain(outcome, best)}" +
                (best.OnWrong is { Verdict: not ActionVerdict.Refused } wrong
                    && outcome.Wrong is { Error.Value: > 0 }
                    ? $", the share of wrong classes by {WrongAnswer.Gain(outcome, wrong)}" : "");
        var possible = outcome.Actions.Where(action => action.Verdict == ActionVerdict.Possible).ToList();
        return possible.Count == 0
            ? $"nothing that the data can judge would lower the error by {worth}; some questions stay open"
            : $"nothing is shown to lower the error by {worth}; {ActionWords.Of(possible[0].Action)} may: " +
                $"{possible[0].Detail}, {Gain(outcome, possible[0])}";
    }

    internal static string Guessed(DiagnosisOutcome outcome) =>
        outcome.WrongShare is null ? "the mean" : "by the shares of the classes";

    static string Error(DiagnosisOutcome outcome)
    {
        var (error, plan) = (outcome.Error, outcome.Plan);
        var network = $"a network of {outcome.Chosen.Width} units a layer trained on {Whole(plan.Units.Rows)} rows";
        var wrong = outcome.WrongShare is { } share
            ? $"{Share(share.Value)} wrong ({NumberText.Interval(100 * share.Low, 100 * share.High)} %), Brier score "
            : "mean squared error ";
        return $"error of {network}: {wrong}{NumberText.Of(error.Value)} " +
            $"({NumberText.Interval(error.Low, error.High)}), " +
            $"{Share(error.Value / outcome.TargetVariance)} of what guessing {Guessed(outcome)} costs; " +
            $"{Whole(plan.Units.Judging)} rows judged, {Share(0.9)} intervals";
    }

    static string Parts(DiagnosisOutcome outcome)
    {
        var error = outcome.Error.Value;
        var seed = $"{Of(outcome.SeedVariance.Estimate, outcome.SeedVariance.Low, outcome.SeedVariance.High)} of it is " +
            "variance from the seed";
        return outcome.Full is not { } full
            ? $"{seed}; the rest cannot be told apart without independent training sets of several sizes"
            : $"{seed}, {Of(full.DataVariance.Estimate, full.DataVariance.Low, full.DataVariance.High)} variance " +
                "from the " +
                $"data (extrapolated), {Of(full.BiasAndNoise.Estimate, full.BiasAndNoise.Low, full.BiasAndNoise.High)} " +
                "bias and noise";

        string Of(double value, double low, double high) =>
            $"{Share(Math.Max(0, value) / error)} " +
            $"({NumberText.Interval(100 * Math.Max(0, low) / error, 100 * Math.Min(1, high / error))} %)";
    }

    static string Noise(DiagnosisOutcome outcome)
    {
        var (noise, error) = (outcome.Noise, outcome.Error.Value);
        var most = noise.Most >= error ? "all of the error may be noise"
            : $"noise is at most {Share(noise.Most / error)} of the error (95 %, by {Bound(noise.Source)})";
        var least = noise.LeastReducible > 0
            ? $"; at least {Share(noise.LeastReducible / error)} of it is structure that the network misses"
            : "; similar rows do not show how much is";
        var equal = noise.Replicates is { } replicates
            ? "; rows with equal inputs put it at " +
                $"{NumberText.Interval(100 * replicates.Low / error, 100 * replicates.High / error)} %" +
                (noise.Classes is null ? "" : ", if they are measurements of their own") : "";
        return most + (noise.TwoSided is { } both
            ? "; if the target is smooth, noise is " +
                $"{NumberText.Interval(100 * both.Low / error, 100 * Math.Min(1, both.High / error))} %" : least) + equal;
    }

    static string Bound(NoiseSource source) => source switch
    {
        NoiseSource.Neighbours => "similar rows",
        NoiseSource.HiddenNeighbours => "rows that its last hidden layer takes for alike",
        NoiseSource.Replicates => "rows with equal inputs",
        _ => "the error itself",
    };

    static string? Listed(DiagnosisOutcome outcome, ActionVerdict verdict)
    {
        var actions = outcome.Actions.Where(action => action.Verdict == verdict).ToList();
        if (actions.Count == 0)
            return null;
        var named = actions.GroupBy(action => (action.Action, verdict == ActionVerdict.Refused ? action.Reason : ""))
            .Select(group => verdict == ActionVerdict.Refused
                ? $"{ActionWords.Of(group.Key.Action)} ({group.Key.Item2})"
                : $"{ActionWords.Of(group.Key.Action)} " +
                    $"({string.Join("; ", group.Select(each => Told(outcome, each)))})");
        return $"{ActionWords.Of(verdict)}: {string.Join(", ", named)}";
    }

    static string Told(DiagnosisOutcome outcome, ActionGain action) => action.Gain == new GainInterval(0, 0, 0)
        ? action.Detail
        : $"{action.Detail}: {Gain(outcome, action)}{(action.IsBeyondTests ? ", beyond what was tested" : "")}";

    static string Labels(DiagnosisOutcome outcome, LabelMeasure labels)
    {
        if (labels.Suspects.Count == 0)
            return $"no label of {Whole(labels.Judged)} rows looks wrong";
        var rows = string.Join(", ", labels.Suspects.Take(MostRows).Select(suspect => Whole(suspect.Row + 1)));
        return $"{Whole(labels.Suspects.Count)} of {Whole(labels.Judged)} labels look wrong, which overlapping " +
            "classes do too " +
            $"(example {rows}{(labels.Suspects.Count > MostRows ? ", …" : "")}); at " +
            $"most {Share(labels.FlipRate.Most)} of all labels were flipped at random{Judged(outcome, labels)}";
    }

    // Labels of the rows that judge are wrong as often as others.
    static string Judged(DiagnosisOutcome outcome, LabelMeasure labels) => outcome.Wrong is { Error.Value: > 0 } wrong
        ? $", so up to {Share(Math.Min(1, labels.FlipRate.Most / wrong.Error.Value))} of what counts as wrong may be " +
            "wrong labels of the judging rows"
        : "";

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
