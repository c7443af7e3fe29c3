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
    public static string Of(IEnumerable<(ulong Seed, IReadOnlyList<Evaluation> Evaluations)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        return CsvText.Of([Columns,
            .. from curve in curves from evaluation in curve.Evaluations select Fields(curve.Seed, evaluation)]);
    }

    static string[] Fields(ulong seed, Evaluation evaluation) =>
    [
        Text(seed), Text(evaluation.Step), Text(evaluation.Epoch), Text(evaluation.LearningRate),
        Measured(evaluation.Training?.Loss), Measured(evaluation.Training?.Error),
        Measured(evaluation.Validation?.Loss), Measured(evaluation.Validation?.Error),
    ];

    static string Measured(double? value) => value is { } number && double.IsFinite(number) ? Text(number) : "";

    static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
