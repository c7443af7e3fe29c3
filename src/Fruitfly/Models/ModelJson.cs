using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Kinds;
using Fruitfly.Training;

namespace Fruitfly.Models;

/// <summary>The description of a model as JSON.</summary>
static class ModelJson
{
    /// <exception cref="ArgumentException">a number is not finite, or a kind has no name yet</exception>
    public static string Write(ModelDescription model)
    {
        try
        {
            return JsonSerializer.Serialize(model, DescriptionJson.Options);
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
            return JsonSerializer.Deserialize<ModelDescription>(text, DescriptionJson.Options)
                ?? throw new JsonException("null");
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
}
