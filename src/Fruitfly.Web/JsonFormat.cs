using System.Text.Json;
using System.Text.Json.Serialization;
using Fruitfly.Reports.Json;

namespace Fruitfly.Web;

/// <summary>How the web lab writes and reads JSON: in the style of the house, with null
/// for what is no finite number.</summary>
static class JsonFormat
{
    public static JsonSerializerOptions Options { get; } = Configured();

    /// <summary>For answers with specifications of charts, which are deeper than what pages send.</summary>
    public static JsonSerializerOptions Deep { get; } = new(Options) { MaxDepth = 64 };

    public static void Configure(JsonSerializerOptions options)
    {
        JsonStyle.Configure(options);
        options.MaxDepth = 16;
        options.Converters.Add(new FiniteDouble());
        options.Converters.Add(new FiniteFloat());
    }

    static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }

    sealed class FiniteDouble : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }

    sealed class FiniteFloat : JsonConverter<float>
    {
        public override float Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetSingle();

        public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
        {
            if (float.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
