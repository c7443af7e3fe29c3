using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Models.Tables;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Models;

/// <summary>What was predicted, in a few lines or as JSON.</summary>
static class PredictionText
{
    const int MostShown = 12;

    /// <summary>What the user should know of the rows, a sentence each.</summary>
    public static IEnumerable<string> Notes(PredictionSummary summary)
    {
        foreach (var line in summary.Rows.ToLines())
            yield return line;
        if (summary.Unpredicted > 0)
            yield return $"{Whole(summary.Unpredicted)} {(summary.Unpredicted == 1 ? "row has" : "rows have")} no "
                + "prediction: the numbers are too far from those that the model was trained on.";
        if (summary.IsOfTrainingFile)
            yield return "The model was trained on this very file (the same SHA-256): how well it predicts these rows " +
                "says nothing about new ones. 'fruitfly model' shows its score on test examples.";
    }

    public static IEnumerable<string> Lines(PredictionSummary summary)
    {
        var predicted = summary.Classes.Where(known => known.Rows > 0).ToList();
        var shown = summary.Classes.Count == 0
            ? $"mean {string.Join(", ", summary.Means.Take(MostShown).Select(NumberText.Of))}"
            : string.Join(", ", predicted.Take(MostShown).Select(known => $"{known.Name} ({Whole(known.Rows)})"))
                + (predicted.Count > MostShown ? ", …" : "");
        yield return $"predicted {Whole(summary.Rows.Rows)} {(summary.Rows.Rows == 1 ? "row" : "rows")}"
            + (summary.Rows.Rows == 0 ? "" : $": {shown}");
        foreach (var metric in summary.Metrics)
            yield return $"{metric.Name} {ModelCard.Words(metric)}";
    }

    public static JsonObject Json(PredictionSummary summary, string file) => new()
    {
        ["rows"] = summary.Rows.Rows,
        ["classes"] = new JsonArray([.. summary.Classes.Select(known =>
            new JsonObject { ["name"] = known.Name, ["rows"] = known.Rows })]),
        ["means"] = new JsonArray([.. summary.Means.Select(mean =>
            double.IsFinite(mean) ? JsonValue.Create(mean) : null)]),
        ["metrics"] = new JsonArray([.. summary.Metrics.Select(metric => new JsonObject
        {
            ["name"] = metric.Name, ["on"] = metric.On, ["value"] = metric.Value, ["low"] = metric.Low,
            ["high"] = metric.High, ["covers"] = metric.Covers,
        })]),
        ["unpredicted"] = summary.Unpredicted,
        ["trainingFile"] = summary.IsOfTrainingFile,
        ["extra"] = new JsonArray([.. summary.Rows.Extra.Select(name => JsonValue.Create(name))]),
        ["reordered"] = summary.Rows.IsReordered,
        ["columns"] = new JsonArray([.. summary.Rows.Columns.Select(column => new JsonObject
        {
            ["name"] = column.Name, ["missing"] = column.Missing,
            ["strange"] = new JsonArray([.. column.Strange.Select(field =>
                new JsonObject { ["name"] = field.Name, ["rows"] = field.Count })]),
        })]),
        ["files"] = new JsonArray(file),
    };

    static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
