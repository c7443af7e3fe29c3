using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fruitfly.Models.Tables;

/// <summary>Predictions as JSON lines: an object for each row. A number that is not finite is null.</summary>
sealed class JsonPredictions(IReadOnlyList<PredictionColumn> columns, TextWriter writer) : PredictionSink(columns)
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly ArrayBufferWriter<byte> _line = new();

    public override void Write(PredictedRows rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line, Options))
                Write(json, rows, row);
            writer.Write(Encoding.UTF8.GetString(_line.WrittenSpan));
            writer.Write('\n');
        }
    }

    void Write(Utf8JsonWriter json, PredictedRows rows, int row)
    {
        json.WriteStartObject();
        foreach (var column in Columns)
        {
            json.WritePropertyName(column.Name);
            if (column.Text is { } text)
                json.WriteStringValue(text(rows, row));
            else if (column.TextOf(column.Number!(rows, row)) is { } number)
                json.WriteRawValue(number);
            else
                json.WriteNullValue();
        }
        json.WriteEndObject();
    }
}
