using System.Globalization;
using System.Text.Json;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies;

/// <summary>One line a trial (RFC 4180). A setting is a column named by its path, such as
/// <c>recipe.optimizer.learningRate</c>; a list, such as <c>network.layers</c>, is one column of JSON.</summary>
static class CsvExport
{
    static readonly string[] Before = ["position", "hash", "state"];
    static readonly string[] After =
    [
        "parameters", "step", "epoch", "training_loss", "training_error", "validation_loss", "validation_error",
        "test_loss", "test_error", "diverged_step", "last_finite_loss", "failure",
    ];

    // Reads the trials twice: the columns are known only after the last of them.
    public static void Write(IEnumerable<TrialRecord> trials, TextWriter writer)
    {
        var settings = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var trial in trials)
            settings.UnionWith(Settings(trial).Keys);
        Line(writer, [.. Before, .. settings, .. After]);
        foreach (var trial in trials)
        {
            var values = Settings(trial);
            Line(writer,
            [
                Text(trial.Position), trial.Hash, KebabCase.Of(trial.State),
                .. settings.Select(setting => values.GetValueOrDefault(setting, "")), .. Outcome(trial),
            ]);
        }
    }

    static Dictionary<string, string> Settings(TrialRecord trial)
    {
        var settings = new Dictionary<string, string>();
        using var description = JsonDocument.Parse(trial.Description);
        Collect("", description.RootElement);
        return settings;

        void Collect(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
                foreach (var property in element.EnumerateObject())
                    Collect(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
            else
                settings[path] = element.ValueKind == JsonValueKind.String
                    ? element.GetString()! : element.GetRawText();
        }
    }

    static string[] Outcome(TrialRecord trial)
    {
        var history = trial.Result?.History;
        var last = history?.Evaluations.LastOrDefault();
        return
        [
            Text(trial.Result?.Parameters), Text(last?.Step), Text(last?.Epoch),
            Text(last?.Training?.Loss), Text(last?.Training?.Error), Text(last?.Validation?.Loss),
            Text(last?.Validation?.Error), Text(last?.Test?.Loss), Text(last?.Test?.Error),
            Text(history?.Divergence?.Step), Text(history?.Divergence?.LastFiniteLoss), trial.Error ?? "",
        ];
    }

    static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    static void Line(TextWriter writer, IEnumerable<string> fields) =>
        CsvText.WriteRecord(writer, fields.Select(CsvText.WithoutFormula));
}
