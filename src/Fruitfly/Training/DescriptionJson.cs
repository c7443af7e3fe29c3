using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fruitfly.Training;

/// <summary>How descriptions of data, networks and recipes are written as JSON and read back: camel-case names, enums
/// in kebab case, no nulls; a name that is unknown, doubled or missing is an error. A kind is a registered name; no
/// other type is ever made.</summary>
public static class DescriptionJson
{
    /// <summary>Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            MaxDepth = 64,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
            // Named, since single-file programs switch the default off.
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputedProperties } },
        };
        foreach (var converter in OpenKinds.Converters)
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    // A property that neither a setter nor a constructor takes back is computed from the others.
    static void LeaveOutComputedProperties(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i] is { Set: null, AssociatedParameter: null })
                type.Properties.RemoveAt(i);
    }
}
