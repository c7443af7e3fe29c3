using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Data.Files;
using Fruitfly.Kinds;
using Fruitfly.Training;

namespace Fruitfly.Models;

/// <summary>The description of a model as JSON. A kind is a registered name; no other type is ever made.</summary>
static class ModelJson
{
    static readonly JsonSerializerOptions Options = new()
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

    static ModelJson()
    {
        foreach (var converter in OpenKinds.Converters)
            Options.Converters.Add(converter);
    }

    /// <exception cref="ArgumentException">a number is not finite, or a kind has no name yet</exception>
    public static string Write(ModelDescription model)
    {
        try
        {
            return JsonSerializer.Serialize(model, Options);
        }
        catch (UnknownKindException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    /// <exception cref="DataFileException">it is no model's description</exception>
    public static ModelDescription Read(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelDescription>(text, Options) ?? throw new JsonException("null");
        }
        catch (UnknownKindException unknown)
        {
            throw Fail(unknown.Message, "Load the model in the program that adds the kind.", unknown);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or NotSupportedException
            or InvalidOperationException)
        {
            throw Fail(wrong.Message, "The file is damaged: copy it again, or make the model again.", wrong);
        }

        DataFileException Fail(string problem, Remedy remedy, Exception cause) => new(
            path, "the description", DataFileException.Quote(problem.ReplaceLineEndings(" ").TrimEnd('.'), 400), remedy,
            cause);
    }

    static void LeaveOutComputedProperties(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i] is { Set: null, AssociatedParameter: null })
                type.Properties.RemoveAt(i);
    }
}
