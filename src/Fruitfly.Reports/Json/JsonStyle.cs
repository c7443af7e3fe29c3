using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fruitfly.Reports.Json;

/// <summary>How JSON is written here: names in camel case, states as words.</summary>
public static class JsonStyle
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>For files that are read back and may have been changed by hand: numbers that are not finite have
    /// names, and a field that is missing, null or repeated is refused.</summary>
    public static JsonSerializerOptions File { get; } = ForFiles();

    /// <summary>For people: indented, words outside ASCII readable.</summary>
    public static string Readable(JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToJsonString(Indented);
    }

    /// <summary>Inside an element of a page, which nothing in it can end: &lt;, &gt; and &amp; are escaped.</summary>
    public static string InPage(JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>What all faces agree on.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    static JsonSerializerOptions ForFiles()
    {
        // A single-file program has no resolver of its own.
        var options = new JsonSerializerOptions(
            JsonSerializerDefaults.Web)
        { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Configure(options);
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.AllowDuplicateProperties = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
