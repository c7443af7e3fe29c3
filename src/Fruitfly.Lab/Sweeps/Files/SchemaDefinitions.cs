using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The parts of a JSON Schema that are named, since they stand in several places or hold themselves.</summary>
sealed class SchemaDefinitions
{
    public JsonObject All { get; } = [];

    /// <summary>A reference to a part, which is made when it is asked for first.</summary>
    public JsonObject Reference(string name, Func<JsonObject> make)
    {
        if (!All.ContainsKey(name))
        {
            All[name] = new JsonObject();
            All[name] = make();
        }
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }
}
