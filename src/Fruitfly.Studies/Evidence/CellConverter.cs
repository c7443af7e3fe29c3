using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fruitfly.Studies.Evidence;

/// <summary>A cell as the JSON value that it is.</summary>
sealed class CellConverter : JsonConverter<Cell>
{
    public override bool HandleNull => true;

    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => (string?)null,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number => Number(reader),
            _ => throw new JsonException("A cell is a number, a text, true, false or null."),
        };

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options)
    {
        if (value.ToJson() is { } node)
            node.WriteTo(writer, options);
        else
            writer.WriteNullValue();
    }

    // Seeds have 64 bits, more than a double holds; a whole number does not know of −0.
    static Cell Number(Utf8JsonReader reader) =>
        reader.TryGetInt64(out var whole) && whole != 0 ? (Cell)whole
        : reader.TryGetUInt64(out var seed) && seed != 0 ? (Cell)seed : (Cell)reader.GetDouble();
}
