using Fruitfly.Lab.Setups;
using Fruitfly.Reports;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The page that a diagnosis leaves behind.</summary>
public static class DiagnosisReport
{
    const int MostSuspects = 100;

    public static Report Of(DiagnosisOutcome outcome, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var answer = DiagnosisAnswer.Of(outcome);
        var plan = outcome.Plan;
        return new(plan.Study, Sentence(answer[0]).TrimEnd('.'),
            $"What limits a network on {plan.File.Table.Name}: noise, bias or variance; and what would help.",
            "Diagnosis of a table.",
            new Findings(string.Join(' ', answer.Take(3).Select(Sentence)), [.. DiagnosisFigures.Of(outcome)],
                [.. Tables(outcome, answer)], []), provenance)
        {
            Page = plan.Study,
        };
    }

    static IEnumerable<Table> Tables(DiagnosisOutcome outcome, IReadOnlyList<string> answer)
    {
        yield return new("answer", "The answer", "All that follows from the trainings, as the program says it.",
            ["#", "what was found"], [.. answer.Select((line, k) => (string[])[$"{k + 1}", Sentence(line)])]);
        yield return new("gains", "What would help",
            "Gains with 90 % intervals. Shown: even the low end is worth having. Excluded: even the high end is not.",
            ["action", "which", "gain", "interval", "verdict", "how",
                .. outcome.Wrong is null ? (string[])[] : ["wrong classes", "verdict on them"]],
            [.. outcome.Actions.Select(Row)]);
        foreach (var parts in PartsTables.Of(outcome))
            yield return parts;
        yield return NoiseTable.Of(outcome);
        yield return Limits;
        if (outcome.Labels is { Suspects.Count: > 0 } labels)
            yield return new("labels", "Labels worth a second look",
                "Networks that were not trained on a row are confident in another class. Overlapping classes look " +
                "the same: " +
                "of rows flagged this way in ten public benchmarks people found 51 % wrong (Northcutt et al. 2021).",
                ["example", "label", "networks say", "margin"],
                [.. labels.Suspects.Take(MostSuspects).Select(suspect => (string[])
                    [$"{suspect.Row + 1}", Class(outcome, suspect.Label), Class(outcome, suspect.Guess),
                        NumberText.Of(suspect.Margin)])]);
        yield return SchemaTable.Of(outcome.Plan.File.Table.Reading);

        string[] Row(ActionGain action) =>
        [
            ActionWords.Of(action.Action), action.Detail,
            action.Verdict == ActionVerdict.Refused ? "–" : Percent(outcome, action.Gain.Value),
            action.Verdict == ActionVerdict.Refused ? "–"
                : $"{Percent(outcome, action.Gain.Low)} to {Percent(outcome, action.Gain.High)}",
            ActionWords.Of(action.Verdict), action.Reason + (action.IsBeyondTests ? ", beyond what was tested" : ""),
            .. action.OnWrong is not { } wrong ? (string[])[]
                : wrong.Verdict == ActionVerdict.Refused || outcome.Wrong!.Error.Value <= 0
                    ? ["–", $"{ActionWords.Of(wrong.Verdict)}: {wrong.Reason}"]
                    : [WrongAnswer.Gain(outcome, wrong), ActionWords.Of(wrong.Verdict)],
        ];
    }

    static Table Limits { get; } = new("limits", "What one table can tell",
        "What is known, what is forecast, and what no method can tell.",
        ["question", "told?", "how, or why not"],
        [
            ["the error at this many rows", "yes", "rows that never train; intervals over rows and training sets"],
            ["variance from the seed", "yes, for this training set", "several seeds on the same rows"],
            ["variance from the data, at half the rows or fewer", "yes",
                "networks on sets that share no row are independent"],
            ["variance from the data, at all rows", "extrapolated", "there is one set of that size"],
            ["bias and noise together", "yes", "what independent networks get wrong together"],
            ["bias and noise apart", "no",
                "a table with distinct inputs is fitted exactly by some function; only bounds hold"],
            ["wrong labels and overlapping classes apart", "no", "only the label that was given is seen"],
            ["the error with more rows", "forecast, or refused",
                "a learning curve that foretold its own largest sizes"],
            ["the smallest possible error", "no", "the same curve fits many asymptotes"],
        ]);

    static string Class(DiagnosisOutcome outcome, int label) =>
        outcome.Plan.File.Table.Schema?.Classes is { Count: > 0 } names && label < names.Count
            ? names[label] : $"{label}";

    static string Percent(DiagnosisOutcome outcome, double gain) =>
        NumberText.WithUnit(100 * gain / outcome.Error.Value, "%");

    static string Sentence(string line) => Capital(line) + (line.EndsWith('.') ? "" : ".");

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
