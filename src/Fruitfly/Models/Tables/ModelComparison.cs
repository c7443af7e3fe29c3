using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;

namespace Fruitfly.Models.Tables;

/// <summary>Whether one model predicts better than another, on the rows of one file that have a target.</summary>
/// <param name="Metric">by which they are compared</param>
/// <param name="Rows">that have a target</param>
/// <param name="A">the metric of the first model: of the mean of its networks' predictions</param>
/// <param name="B">the same of the second</param>
/// <param name="Difference">A − B, paired by row, with an interval that covers other rows</param>
/// <param name="McNemar">of error and accuracy; else null</param>
public sealed record ModelComparison(
    Metric Metric, int Rows, double A, double B, Estimate Difference, McNemar? McNemar)
{
    /// <summary>How many rows would decide it, if the difference and its spread stay as they are.</summary>
    public DecidingCount ToDecide => DecidingCount.Of(Difference.Mean, Difference.StandardDeviation);

    /// <summary>Predicts the rows with both models.</summary>
    /// <param name="file">rows that neither model was trained on</param>
    /// <param name="metric">null for error of classes, and the root mean squared error of real values</param>
    /// <exception cref="ModelComparisonException">the models predict different things, the metric is of others, or one
    /// of them was trained on the file</exception>
    /// <exception cref="DataFileException">the file cannot be read, or has not the
    /// columns that a model needs</exception>
    public static ModelComparison Of(
        Model a, Model b, string file, Metric? metric = null, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        RequireAlike(a.Description, b.Description);
        var isOfClasses = a.Description.Task == TargetKind.Classes;
        var chosen = metric ?? (isOfClasses ? Metric.Error : Metric.RootMeanSquaredError);
        if (chosen.IsOfClasses != isOfClasses)
            throw new ModelComparisonException($"{KebabCase.Of(chosen)} is a metric of "
                + $"{(isOfClasses ? "real values" : "classes")}; the models predict "
                + $"{(isOfClasses ? "classes" : "real values")}.");
        var (first, second) = (new FilePrediction(a), new FilePrediction(b));
        if ((first.IsTrainingFile(file), second.IsTrainingFile(file)) is var seen && (seen.Item1 || seen.Item2))
            throw new ModelComparisonException((seen.Item1 && seen.Item2 ? "both models were"
                : seen.Item1 ? "the first model was" : "the second model was") + " trained on this very file.")
            {
                IsTrainingFile = true,
            };
        var scores = (A: first.Score(file, progress, cancellation), B: second.Score(file, progress, cancellation));
        if (scores.A.Rows == 0)
            throw new ModelComparisonException("the file has no row with a target that the models know.");
        // The classes of both may have other places.
        int[] places = [.. b.Description.Classes.Select(name => a.Description.Classes.ToList().IndexOf(name))];
        if (!scores.A.Labels.SequenceEqual(scores.B.Labels.Select(label => places[label]))
            || !scores.A.Values.SequenceEqual(scores.B.Values))
            throw new ModelComparisonException("the models read different targets in the rows of the file.");
        var (one, other) = (scores.A.Score(chosen), scores.B.Score(chosen));
        return new(chosen, scores.A.Rows, one.Value, other.Value, one.Difference(other),
            chosen is Metric.Error or Metric.Accuracy ? Measurement.Choices.McNemar.Of(scores.A.Predicted(),
                Array.ConvertAll(scores.B.Predicted(), label => places[label]), [.. scores.A.Labels]) : null);
    }

    static void RequireAlike(ModelDescription a, ModelDescription b)
    {
        if (a.Schema is null || b.Schema is null)
            throw new ModelComparisonException("a model of rows without columns cannot be compared on a file.");
        if (a.Task != b.Task)
            throw new ModelComparisonException("one model predicts classes, the other real values.");
        if (!a.Classes.ToHashSet().SetEquals(b.Classes))
            throw new ModelComparisonException("the models predict different classes: "
                + $"{Shown(a.Classes)}, and {Shown(b.Classes)}.");
        if (a.Schema.Header != false && b.Schema.Header != false && TargetOf(a.Schema) != TargetOf(b.Schema))
            throw new ModelComparisonException("the models predict different columns: "
                + $"'{TargetOf(a.Schema)}' and '{TargetOf(b.Schema)}'.");
    }

    static string TargetOf(TableSchema schema) => DataFileException.Quote(
        schema.Find(ColumnRole.Target) is >= 0 and var target ? schema.Columns[target].Name : "");

    static string Shown(IReadOnlyList<string> names) => DataFileException.Quote(string.Join(", ", names), 100);
}

/// <summary>Models that cannot be compared on a file.</summary>
public sealed class ModelComparisonException(string message) : Exception(message)
{
    /// <summary>Whether the reason is that a model was trained on the file.</summary>
    public bool IsTrainingFile { get; init; }
}
