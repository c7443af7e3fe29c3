using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fruitfly.Kinds;

/// <summary>Writes a value of an open family as an object with its kind and its settings, and reads it back as the type
/// that has this name. A built-in kind may be written as its name alone where it has no settings.</summary>
/// <param name="isPlain">whether built-in kinds without settings are written as their names alone</param>
sealed class KindConverter<T>(KindFamily<T> kinds, bool isPlain = false) : JsonConverter<T> where T : class
{
    const string Key = "kind";

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var kind = kinds.Of(value);
        var settings = JsonSerializer.SerializeToElement(value, kind.Type, options).EnumerateObject();
        if (isPlain && kind.Revision is null && !settings.Any())
        {
            writer.WriteStringValue(kind.Text);
            return;
        }
        writer.WriteStartObject();
        writer.WriteString(Key, kind.Text);
        foreach (var setting in settings)
            setting.WriteTo(writer);
        writer.WriteEndObject();
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        if (element.ValueKind == JsonValueKind.String)
            return Default(kinds.Named(element.GetString()!));
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException(
                $"A {kinds.Word} is an object with its kind and settings, not {element.ValueKind}.");
        var text = KindOf(element);
        return (T)JsonSerializer.Deserialize(Settings(element), kinds.Named(text).Type, options)!;
    }

    T Default(Kind kind) => isPlain && kind.Revision is null
        ? (T)Activator.CreateInstance(kind.Type)!
        : throw new JsonException($"A {kinds.Word} is an object with its kind and settings, not a word.");

    string KindOf(JsonElement element)
    {
        string[] named =
        [
            .. element.EnumerateObject().Where(setting => setting.NameEquals(Key)).Select(setting =>
                setting.Value.ValueKind == JsonValueKind.String ? setting.Value.GetString()!
                    : throw new JsonException($"The kind of a {kinds.Word} is a word.")),
        ];
        return named is [var text]
            ? text : throw new JsonException($"A {kinds.Word} has one kind; here it has {named.Length}.");
    }

    // The kind is no setting. All others are handed on, also twice, so that the reader of the
    // settings refuses what it would refuse.
    static byte[] Settings(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var setting in element.EnumerateObject())
                if (!setting.NameEquals(Key))
                    setting.WriteTo(writer);
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
