using System.Globalization;
using Fruitfly.Data.Files;
using Fruitfly.Training;

namespace Fruitfly.Lab.Setups;

/// <summary>Learning curves as CSV, a line for each evaluation of each seed.</summary>
public static class HistoryTable
{
    static readonly string[] Columns =
        ["seed", "step", "epoch", "learning_rate", "training_loss", "training_error", "validation_loss",
            "validation_error"];

    /// <summary>What was not measured is an empty field. Numbers are the shortest that read back as the same.</summary>
    /// <param name="curves">the evaluations of each seed, of training that may still go on</param>
    /// <param name="changes">what was changed by hand, and after which step; where there is any, the column
    /// <c>changed</c> says what was since the line before</param>
    public static string Of(
        IEnumerable<(ulong Seed, IReadOnlyList<Evaluation> Evaluations)> curves,
        IReadOnlyList<(int Step, string Text)>? changes = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        changes ??= [];
        return CsvText.Of([changes.Count == 0 ? Columns : [.. Columns, "changed"],
            .. from curve in curves
               from place in Enumerable.Range(0, curve.Evaluations.Count)
               let fields = Fields(curve.Seed, curve.Evaluations[place])
               select changes.Count == 0 ? fields : [.. fields, Changed(curve.Evaluations, place, changes)]]);
    }

    static string[] Fields(ulong seed, Evaluation evaluation) =>
    [
        Text(seed), Text(evaluation.Step), Text(evaluation.Epoch), Text(evaluation.LearningRate),
        Measured(evaluation.Training?.Loss), Measured(evaluation.Training?.Error),
        Measured(evaluation.Validation?.Loss), Measured(evaluation.Validation?.Error),
    ];

    static string Changed(
        IReadOnlyList<Evaluation> evaluations, int place, IReadOnlyList<(int Step, string Text)> changes)
    {
        var before = place == 0 ? 0 : evaluations[place - 1].Step;
        return string.Join("; ", changes
            .Where(change => change.Step >= before && change.Step < evaluations[place].Step)
            .Select(change => $"{change.Text} (after step {Text(change.Step)})"));
    }

    static string Measured(double? value) => value is { } number && double.IsFinite(number) ? Text(number) : "";

    static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
