using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What may stand at one place of a study file: the one table from which the file is checked, read and shown,
/// and from which the JSON Schema is made.</summary>
abstract record Shape
{
    /// <summary>Meaning and unit, one line; empty where the name says it.</summary>
    public string Description { get; init; } = "";

    /// <summary>What is allowed, as it follows "it must be".</summary>
    public abstract string Allowed { get; }

    /// <summary>Says everything that is wrong with a value.</summary>
    /// <param name="path">of the value, such as <c>recipe.epochs</c></param>
    public abstract void Check(StudyNode node, string path, Problems problems);

    /// <summary>A value that passed the check, as the descriptions of trials hold it.</summary>
    public abstract JsonNode? ToJson(StudyNode node);

    /// <summary>As JSON Schema, without the description.</summary>
    public abstract JsonObject Schema(SchemaDefinitions definitions);

    /// <summary>Whether a value is of this sort at all, where several sorts may stand in one place.</summary>
    public abstract bool Suits(StudyNode node);

    public JsonObject DescribedSchema(SchemaDefinitions definitions)
    {
        var schema = Schema(definitions);
        if (Description.Length > 0)
            schema["description"] = Description;
        return schema;
    }

    protected void Refuse(StudyNode node, string path, Problems problems) =>
        problems.Add(node, path, $"is {node.What}; it must be {Allowed}.");
}
