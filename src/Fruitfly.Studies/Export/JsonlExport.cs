using System.Text;
using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Studies.Export;

/// <summary>One JSON object a line. JSON knows no infinity and no "not a number"; both are null.</summary>
static class JsonlExport
{
    /// <summary>What the keys mean.</summary>
    public static IEnumerable<ColumnMeaning> Meanings(ExportSettings settings) =>
    [
        .. Words(TrialColumns.Identity),
        new("trial", "object", null, "the description of the trial: every setting, and the seed"),
        new("error", "text", null, "why the trial failed"),
        .. settings.ResultsOnly ? (IEnumerable<ColumnMeaning>)[] :
        [
            .. Words(TrialColumns.Run.Take(3)),
            new("provenance", "object", null, "what trained it: instructionSet, numerics, program and runtime"),
        ],
        TrialColumns.Parameters.Meaning,
        new("divergence", "object", null, "step whose loss was not finite, and the last finite batch loss before it"),
        new("evaluations", "list", null,
            "points of the curve: step, epoch, learningRate, and loss and error of each split that was measured"),
        new("confusions", "list", "examples", "for each true class how often each class was predicted"),
        new("measures", "object", null, "complexity of the network, and what replacing one example changed"),
    ];

    public static void Write(ExportTable table, TextWriter writer)
    {
        using var line = new MemoryStream();
        foreach (var trial in table.Trials())
        {
            line.SetLength(0);
            using (var json = new Utf8JsonWriter(line))
                Write(json, trial, table.Settings.ResultsOnly);
            line.WriteByte((byte)'\n');
            writer.Write(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
        }
    }

    static void Write(Utf8JsonWriter json, TrialRecord trial, bool resultsOnly)
    {
        json.WriteStartObject();
        json.WriteNumber("position", trial.Position);
        json.WriteString("hash", trial.Hash);
        json.WriteString("state", KebabCase.Of(trial.State));
        json.WritePropertyName("trial");
        json.WriteRawValue(trial.Description);
        if (trial.Error is not null)
            json.WriteString("error", trial.Error);
        if (!resultsOnly)
            WriteRun(json, trial);
        if (trial.Result is { } result)
        {
            json.WriteNumber("parameters", result.Parameters);
            if (result.History.Divergence is { } divergence)
            {
                json.WriteStartObject("divergence");
                json.WriteNumber("step", divergence.Step);
                Number(json, "lastFiniteLoss", divergence.LastFiniteLoss);
                json.WriteEndObject();
            }
            json.WriteStartArray("evaluations");
            foreach (var evaluation in result.History.Evaluations)
                Write(json, evaluation);
            json.WriteEndArray();
            if (result.History.Confusions is { } confusions)
                Write(json, confusions);
            if (result.History is { Complexity: not null } or { Replacement.Count: > 0 })
            {
                json.WritePropertyName("measures");
                json.WriteRawValue(MeasuresFormat.Json(result.History));
            }
        }
        json.WriteEndObject();
    }

    static IEnumerable<ColumnMeaning> Words(IEnumerable<ExportColumn> columns) =>
        columns.Select(column => column.Meaning);

    static void WriteRun(Utf8JsonWriter json, TrialRecord trial)
    {
        json.WriteNumber("attempts", trial.Attempts);
        if (trial.Ended is { } ended)
            json.WriteString("ended", ended.UtcDateTime);
        if (trial is not { Result: { } result, Provenance: { } made })
            return;
        json.WriteNumber("seconds", result.Seconds);
        json.WriteStartObject("provenance");
        json.WriteString("instructionSet", made.InstructionSet);
        json.WriteNumber("numerics", made.Numerics);
        json.WriteString("program", made.Program);
        json.WriteString("runtime", made.Runtime);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ConfusionMatrix confusions)
    {
        json.WriteStartArray("confusions");
        for (var actual = 0; actual < confusions.Classes; actual++)
        {
            json.WriteStartArray();
            for (var predicted = 0; predicted < confusions.Classes; predicted++)
                json.WriteNumberValue(confusions[actual, predicted]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.WriteStartObject();
        json.WriteNumber("step", evaluation.Step);
        Number(json, "epoch", evaluation.Epoch);
        Number(json, "learningRate", evaluation.LearningRate);
        Write(json, "training", evaluation.Training);
        Write(json, "validation", evaluation.Validation);
        Write(json, "test", evaluation.Test);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string split, Score? score)
    {
        if (score is null)
            return;
        json.WriteStartObject(split);
        Number(json, "loss", score.Loss);
        Number(json, "error", score.Error);
        json.WriteEndObject();
    }

    static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
