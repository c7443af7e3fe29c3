using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Kinds;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Makes a recipe of the section that describes it: what it does not say is as in training by hand.</summary>
static class RecipeReader
{
    /// <param name="setup">data and network, with the defaults of the recipe</param>
    /// <returns>null where something is wrong with it</returns>
    public static Recipe? Read(
        StudyNode? node, TrainingSetup setup, Architecture network, DataSize size, Problems problems)
    {
        node ??= new MapNode(Origin.Default, []);
        try
        {
            var defaults = setup.ToRecipe(size);
            var (shape, before) = (RecipeShapes.For(defaults), problems.Found);
            shape.Check(node, StudyWords.Recipe, problems);
            if (problems.Found > before)
                return null;
            var map = (MapNode)node;
            var recipe = Overlaid(setup.ToRecipeOf(map, size), map, shape);
            return Fits(recipe, network, size, map, problems) ? recipe : null;
        }
        catch (SetupException wrong)
        {
            var key = SettingShapes.KeyOf(wrong.Setting);
            problems.Add((node as MapNode)?.Entry(key)?.Value.Origin ?? node.Origin,
                MapShape.Join(StudyWords.Recipe, key), wrong.Rest);
        }
        catch (Exception wrong) when (wrong is ArgumentException or JsonException or UnknownKindException
            or OverflowException)
        {
            problems.Add(node, StudyWords.Recipe, $"cannot be made: {wrong.Message}");
        }
        return null;
    }

    static Recipe ToRecipeOf(this TrainingSetup setup, MapNode map, DataSize size)
    {
        foreach (var (key, name) in ((string, string)[])[(RecipeShapes.BatchSize, "batch-size"),
            (RecipeShapes.Steps, "steps"), (RecipeShapes.Epochs, "epochs")])
            if (map[key] is ScalarNode value)
                setup = Setting.Find(name)!.Write(setup, value.Number is { } number
                    ? FormattableString.Invariant($"{number:0}") : value.Text);
        return setup.ToRecipe(size);
    }

    static Recipe Overlaid(Recipe defaults, MapNode map, MapShape shape)
    {
        var recipe = (JsonObject)JsonSerializer.SerializeToNode(defaults, CanonicalDescription.Options)!;
        foreach (var (key, _, value) in map.Entries)
            if (key is not (RecipeShapes.BatchSize or RecipeShapes.Steps or RecipeShapes.Epochs)
                && value is not ScalarNode { Text: RecipeShapes.Automatic })
                recipe[key] = Merged(key, recipe[key] as JsonObject, value, shape.Find(key)!.Shape.ToJson(value));
        return recipe.Deserialize<Recipe>(CanonicalDescription.Options)!;
    }

    // Where no kind is named, what is not said stays as it is by default. A kind that is named has its own defaults,
    // and only what it cannot be without is as there.
    static JsonNode? Merged(string key, JsonObject? there, StudyNode node, JsonNode? given)
    {
        if (there is null || given is not JsonObject map
            || (string?)map[StudyWords.Kind] != (string?)there[StudyWords.Kind])
            return given;
        var merged = (JsonObject)map.DeepClone();
        var isWhole = node is not MapNode said || said.Entry(StudyWords.Kind) is not null;
        foreach (var (name, value) in there)
            if (!merged.ContainsKey(name) && (!isWhole || IsNeeded(key, (string)there[StudyWords.Kind]!, name)))
                merged[name] = value?.DeepClone();
        return merged;
    }

    static bool IsNeeded(string key, string kind, string setting) =>
        ReflectedShapes.FieldsOf(typeof(Recipe)).First(field => field.Name == key).Shape is KindShape family
            && family.Find(kind)?.Settings.Find(setting)?.IsNeeded == true;

    static bool Fits(Recipe recipe, Architecture network, DataSize size, MapNode map, Problems problems)
    {
        if (size.Classes == 0 && recipe.Loss == Training.Losses.Loss.CrossEntropy)
            problems.Add(map[RecipeShapes.Loss] ?? map, MapShape.Join(StudyWords.Recipe, RecipeShapes.Loss),
                "is cross-entropy, which needs classes; the targets are real values.");
        else if (TrainingMemory.Of(network, recipe, size).Bytes is var bytes and > TrainingSetup.MaxBytes)
            problems.Add(map, StudyWords.Network, FormattableString.Invariant(
                $"asks for {bytes / 1e9:0.0} GB in training; the most is {TrainingSetup.MaxBytes / 1e9:0.0} GB."));
        else
            return true;
        return false;
    }
}
