using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Makes data, network and recipe of the parts of a setting. The same part is made once.</summary>
sealed class PartsReader(DataReader data)
{
    readonly Dictionary<string, (Architecture Network, TrainingSetup Setup)?> _networks = [];
    readonly Dictionary<string, Recipe?> _recipes = [];

    /// <returns>null where something is wrong with them</returns>
    public SweepParts? Read(MapNode parts, StudySplits splits, Problems problems)
    {
        var network = parts[StudyWords.Network];
        if (data.Read(parts[StudyWords.Data] ?? new MapNode(Origin.Default, []), splits, problems) is not { } made)
        {
            // What is wrong with the others in themselves is said at once too.
            StudyShape.Root.Find(StudyWords.Network)!.Shape.Check(network ?? Nothing, StudyWords.Network, problems);
            RecipeShapes.Any.Check(parts[StudyWords.Recipe] ?? Nothing, StudyWords.Recipe, problems);
            return null;
        }
        var key = $"{made.Setup.Data} {made.Size} {Text(network)}";
        if (!_networks.TryGetValue(key, out var built))
        {
            var setup = made.Setup;
            _networks[key] = built = NetworkReader.Read(network, made.Size, ref setup, problems) is { } found
                ? (found, setup) : null;
        }
        if (built is null)
        {
            RecipeShapes.Any.Check(parts[StudyWords.Recipe] ?? Nothing, StudyWords.Recipe, problems);
            return null;
        }
        key = $"{key} {Text(parts[StudyWords.Recipe])}";
        if (!_recipes.TryGetValue(key, out var recipe))
            _recipes[key] = recipe = RecipeReader.Read(parts[StudyWords.Recipe], built.Value.Setup,
                built.Value.Network, made.Size, problems);
        return recipe is null ? null : new(made, built.Value.Network, recipe, built.Value.Setup);
    }

    static MapNode Nothing => new(Origin.Default, []);

    static string Text(StudyNode? node) => node is null ? "" : YamlText.Flow(node);
}

/// <summary>What a trial is made of, but for its seed.</summary>
/// <param name="Setup">data and network as training by hand would set them, with its defaults for the recipe</param>
sealed record SweepParts(SweepData Data, Architecture Network, Recipe Recipe, TrainingSetup Setup);
