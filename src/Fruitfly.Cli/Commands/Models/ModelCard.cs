using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Models;

/// <summary>What a model is, in a few lines or as JSON.</summary>
static class ModelCard
{
    const int MostShown = 12;

    /// <summary>Each line a word and what it stands for.</summary>
    public static IEnumerable<(string Word, string Text)> Lines(Model model)
    {
        var (about, origin) = (model.Description, model.Description.Origin);
        yield return ("predicts", about.Task == TargetKind.Classes
            ? $"{Target(about)}{Whole(about.Classes.Count)} classes: {Named(about.Classes)}"
            : $"{Target(about)}{(model.Width == 1 ? "a real value" : $"{Whole(model.Width)} real values")}");
        yield return ("from", about.Schema is not { } schema ? $"rows of {Whole(model.Inputs)} features"
            : Columns(schema) is var columns && columns.Length == model.Inputs
                ? Named(columns) : $"{Named(columns)} ({Whole(model.Inputs)} features)");
        var networks = about.Networks == 1 ? "one network" : $"the mean of {Whole(about.Networks)} networks";
        yield return ("network", $"{networks} of {Whole(model.Networks[0].ParameterCount)} parameters: "
            + string.Join(", ", about.Network.Layers.Select(Words)));
        foreach (var metric in about.Metrics)
            if (about.EnsembleMetrics?.FirstOrDefault(own => own.Name == metric.Name) is { } own)
            {
                yield return (metric.Name, Words(own));
                yield return ("", $"one network alone, on average: {Words(metric)}");
            }
            else
                yield return (metric.Name, Words(metric)
                    + (about.Networks == 1 ? "" : ", one network alone, on average"));
        if (origin.Command is { } command)
            yield return ("made by", command);
        foreach (var file in origin.Files)
            yield return ("trained on", $"a file with SHA-256 {file}");
        if (origin.Versions.Count > 0)
            yield return ("versions", string.Join(", ", origin.Versions.Select(version =>
                $"{version.Key} {version.Value}")));
    }

    public static JsonObject Json(Model model)
    {
        var json = model.Description.ToJson();
        json["parameters"] = model.Networks[0].ParameterCount;
        return json;
    }

    static string Target(ModelDescription about) => about.Schema?.Columns
        .FirstOrDefault(column => column.Role == ColumnRole.Target) is { Name: { Length: > 0 } name }
        ? $"{name}, " : "";

    static string[] Columns(TableSchema schema) =>
    [
        .. schema.Columns.Index().Where(column => column.Item.Role == ColumnRole.Feature).Select(column =>
            column.Item.Name.Length > 0 ? column.Item.Name : $"column {column.Index + 1}"),
    ];

    static string Words(Layer layer)
    {
        var kind = Layer.Kinds.Of(layer).Text;
        return layer switch
        {
            Linear linear => $"{kind} {Whole(linear.Outputs)}",
            Convolution convolution => $"{kind} {Whole(convolution.Channels)}",
            Gru gru => $"{kind} {Whole(gru.Hidden)}",
            Residual residual => $"{kind} ({string.Join(", ", residual.Layers.Select(Words))})",
            _ => kind,
        };
    }

    // Shares are shown in percent, as everywhere.
    public static string Words(ModelMetric metric)
    {
        var (factor, unit) =
            metric.Name == "error" || metric.Name.EndsWith("accuracy", StringComparison.Ordinal) ? (100, "%") : (1, "");
        var interval = metric is { Low: { } low, High: { } high }
            ? $"; {NumberText.Interval(factor * low, factor * high)} with other {metric.Covers ?? "ones"} (95 %)" : "";
        return $"{NumberText.WithUnit(factor * metric.Value, unit)} on {metric.On}{interval}";
    }

    static string Named(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? ", …" : "");

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
