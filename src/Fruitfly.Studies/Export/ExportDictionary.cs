using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fruitfly.Studies.Export;

/// <summary>What a reader must know of an exported table: where it comes from, and every column's type, unit and
/// meaning.</summary>
static class ExportDictionary
{
    /// <summary>What the file begins with.</summary>
    public const string Format = "dictionary 1";

    public static string Of(Study study, ExportTable table)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new()
        {
            Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            json.WriteString("fruitfly", Format);
            Write(json, study);
            Write(json, table);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    static void Write(Utf8JsonWriter json, Study study)
    {
        json.WriteString("study", study.Name);
        json.WriteString("experiment", study.Experiment);
        json.WriteString("preset", study.Settings.Preset);
        json.WriteStartObject("options");
        foreach (var (name, value) in study.Settings.Options.OrderBy(option => option.Key, StringComparer.Ordinal))
            json.WriteNumber(name, value);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ExportTable table)
    {
        var settings = table.Settings;
        json.WriteString("row",
            settings.Format == ExportFormat.Jsonl ? "a trial that ended, with its curve"
            : settings.Form == ExportForm.Wide ? "a trial that ended" : "an evaluation of a trial");
        json.WriteString("missing", settings.Format switch
        {
            ExportFormat.Parquet => "null: not measured, or the trial has no such setting; NaN and infinities are values",
            ExportFormat.Csv => "empty: not measured, or the trial has no such setting; NaN and infinities are values",
            _ => "left out: not measured; null: NaN or infinite",
        });
        json.WriteStartObject("trials");
        foreach (var state in (TrialState[])[TrialState.Done, TrialState.Diverged, TrialState.Failed])
            json.WriteNumber(KebabCase.Of(state), table.Counts[state]);
        json.WriteEndObject();
        if (!settings.ResultsOnly)
            WriteEnvironments(json, table.Counts);
        json.WriteStartObject("sharedSettings");
        foreach (var (path, value) in table.Constant)
        {
            json.WritePropertyName(path);
            json.WriteRawValue(value);
        }
        json.WriteEndObject();
        json.WriteStartArray("columns");
        foreach (var column in settings.Format == ExportFormat.Jsonl
            ? JsonlExport.Meanings(settings) : table.Columns.Select(column => column.Meaning))
            Write(json, column);
        json.WriteEndArray();
    }

    static void WriteEnvironments(Utf8JsonWriter json, ExportCounts counts)
    {
        json.WriteStartArray("environments");
        foreach (var (made, trials) in counts.Environments)
        {
            json.WriteStartObject();
            json.WriteNumber("trials", trials);
            json.WriteString("instructionSet", made.InstructionSet);
            json.WriteNumber("numerics", made.Numerics);
            json.WriteString("program", made.Program);
            json.WriteString("runtime", made.Runtime);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, ColumnMeaning column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type);
        if (column.Unit is not null)
            json.WriteString("unit", column.Unit);
        json.WriteString("meaning", column.Meaning);
        json.WriteEndObject();
    }
}
