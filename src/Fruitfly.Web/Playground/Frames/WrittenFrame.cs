using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>A frame with its JSON, so that ten viewers cost no more than one.</summary>
sealed record WrittenFrame(Frame Frame, WrittenJson Json)
{
    public static WrittenFrame Of(Frame frame) =>
        new(frame, new WrittenJson(JsonSerializer.Serialize(frame, JsonFormat.Options)));
}

/// <summary>What is JSON already.</summary>
[JsonConverter(typeof(Converter))]
sealed record WrittenJson(string Text)
{
    sealed class Converter : JsonConverter<WrittenJson>
    {
        public override WrittenJson Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Written JSON is only sent.");

        public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
