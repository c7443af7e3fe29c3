using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Reports;
using Fruitfly.Studies.Evidence;
using Table = Fruitfly.Studies.Evidence.Table;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The page that a sweep leaves behind.</summary>
public static class SweepReport
{
    /// <summary>Beyond these, the least important factors have no figure of their own.</summary>
    const int MostFactors = 8;

    /// <summary>What is best, its own score, the corrected one, and that on the test examples.</summary>
    const int Headlines = 4;

    /// <param name="command">that trains the chosen setting; null for none</param>
    /// <param name="readings">what was taken for what in the files of the data; null for none</param>
    public static Report Of(
        SweepOutcome outcome, Provenance provenance, string? command = null,
        IReadOnlyList<TableReading>? readings = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var plan = outcome.Results.Plan;
        var answer = SweepAnswer.Of(outcome, command);
        return new(plan.Name, Title(outcome), Summary(outcome), "Sweep of a study file.",
            new Findings(string.Join(' ', answer.Take(Headlines).Select(Sentence)), [.. Figures(outcome)],
                [.. Tables(outcome, answer, readings ?? [])], []), provenance)
        {
            Page = plan.Name,
        };
    }

    static string Title(SweepOutcome outcome) => outcome.Choice is not { } choice ? "Every trial diverged"
        : choice.Rivals.Count() is var rivals && rivals > 0
            ? $"{Capital(outcome.Names.Of(choice.Winner.Setting))} leads, but " +
                $"{Rivals(rivals, choice.Ranked.Count - 1)} may be as good"
            : choice.Ranked.Count == 1 ? Capital(SweepAnswer.Alone(outcome.Results.Plan, outcome.Names.Of(choice.Winner.Setting)))
            : $"Of {choice.Ranked.Count:N0} settings, {outcome.Names.Of(choice.Winner.Setting)} is best";

    static string Rivals(int rivals, int others) => others == 1 ? "the other setting"
        : rivals == others ? $"each of the other {others:N0} settings" : $"{rivals:N0} of the other {others:N0} settings";

    static string Summary(SweepOutcome outcome)
    {
        var plan = outcome.Results.Plan;
        return $"{plan.Settings.Count:N0} settings of {string.Join(", ", plan.Factors.Select(outcome.Names.Of))}, " +
            $"compared by validation {outcome.Metric.Name} in {outcome.Scores.Trials:N0} trials.";
    }

    static IEnumerable<Figure> Figures(SweepOutcome outcome)
    {
        var (scores, names, factors) = (outcome.Scores, outcome.Names, outcome.Factors);
        if (!scores.Compared.Any(one => double.IsFinite(one.Mean)))
            yield break;
        foreach (var factor in factors.Take(MostFactors))
            if (EffectFigures.Of(factor, names, scores) is { } effect)
                yield return effect;
        if (factors.Count > 1)
            foreach (var pair in PairFigures.Of(factors[0], factors[1], names, scores))
                yield return pair;
        foreach (var figure in (Figure?[])
            [ImportanceFigure.Of(outcome), ParallelFigure.Of(factors, names, scores)])
            if (figure is not null)
                yield return figure;
        foreach (var progress in ProgressFigures.Of(scores, outcome.Corrected?.Score.Mean))
            yield return progress;
        if (factors.Count > 0 && CurvesFigure.Of(factors[0], names, scores, outcome.Results) is { } curves)
            yield return curves;
    }

    static IEnumerable<Table> Tables(
        SweepOutcome outcome, IReadOnlyList<string> answer, IReadOnlyList<TableReading> readings)
    {
        yield return new Table("answer", "The answer", "All that follows from the trials, as the program says it.",
            ["#", "what was found"], [.. answer.Select((line, k) => (string[])[$"{k + 1}", Sentence(line)])]);
        yield return SettingTable.Of(outcome);
        foreach (var (place, reading) in readings.Where(reading => reading.Columns.Count > 0).Index())
            yield return SchemaTable.Of(reading) is var table && place == 0
                ? table : table with { Id = $"{table.Id}-{place + 1}" };
    }

    // Behind a command, which is pasted, stands nothing.
    static string Sentence(string line) => line.StartsWith(SweepAnswer.Command, StringComparison.Ordinal)
        ? Capital(line) : $"{Capital(line).TrimEnd('.')}.";

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
