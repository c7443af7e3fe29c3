using System.Text;
using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>One JSON object a line. JSON knows no infinity and no "not a number"; both are null.</summary>
static class JsonlExport
{
    public static void Write(IEnumerable<TrialRecord> trials, TextWriter writer)
    {
        using var line = new MemoryStream();
        foreach (var trial in trials)
        {
            line.SetLength(0);
            using (var json = new Utf8JsonWriter(line))
                Write(json, trial);
            line.WriteByte((byte)'\n');
            writer.Write(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
        }
    }

    static void Write(Utf8JsonWriter json, TrialRecord trial)
    {
        json.WriteStartObject();
        json.WriteNumber("position", trial.Position);
        json.WriteString("hash", trial.Hash);
        json.WriteString("state", KebabCase.Of(trial.State));
        json.WritePropertyName("trial");
        json.WriteRawValue(trial.Description);
        if (trial.Error is not null)
            json.WriteString("error", trial.Error);
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
