using System.Text.Json.Nodes;
using Fruitfly.Reports.Json;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The JSON Schema of study files, for editors: made of the table by which files are read, with the kinds that
/// this program has.</summary>
public static class StudySchema
{
    /// <summary>JSON Schema, draft 2020-12.</summary>
    public static string Text => JsonStyle.Readable(Make()) + "\n";

    static JsonObject Make()
    {
        var definitions = new SchemaDefinitions();
        var root = StudyShape.Root.Schema(definitions);
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Fruitfly study",
            ["description"] = StudyShape.Root.Description,
        };
        foreach (var (key, value) in root)
            schema[key] = value?.DeepClone();
        schema["$defs"] = definitions.All.DeepClone();
        return schema;
    }
}
