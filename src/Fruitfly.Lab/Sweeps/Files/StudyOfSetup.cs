using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Writes what is trained by hand as a study: the same data, network and recipe, with the learning rate varied
/// to begin with.</summary>
public static class StudyOfSetup
{
    const double Step = 3, Validation = 0.2;

    /// <param name="size">of the data of the setup</param>
    /// <exception cref="SetupException">network or recipe do not fit the data</exception>
    public static string Write(TrainingSetup setup, DataSize size)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var kind = Setting.Find("data")!.ValueIn(setup);
        var name = setup.Data == SetupData.File ? Path.GetFileNameWithoutExtension(setup.File) : kind;
        var study = Map(
            (StudyWords.Study, Word(name)),
            (StudyWords.Data, Section(setup, SettingGroup.Data, SettingShapes.Data, kind)),
            (StudyWords.Network, Network(setup, size)),
            (StudyWords.Recipe, Recipe(setup, size)));
        var rate = setup.LearningRate;
        return YamlText.Block(study) + string.Create(CultureInfo.InvariantCulture, $$"""

            # What varies: values, or a range. Any value of data, network and recipe can be varied.
            factors:
              recipe.optimizer.learningRate: [{{Near(rate / Step)}}, {{rate}}, {{Near(rate * Step)}}]

            seeds: {first: {{setup.Seed}}, count: {{setup.Seeds}}}  # more make the intervals narrower
            validation: {{(setup.ValidationShare > 0 ? setup.ValidationShare : Validation)}}
            test: {{Near(1 - setup.TrainSplit)}}

            """).ReplaceLineEndings("\n");
    }

    static MapNode Network(TrainingSetup setup, DataSize size)
    {
        var section = Section(setup, SettingGroup.Network, SettingShapes.Network,
            Setting.Find("network")!.ValueIn(setup));
        return section.With(SettingShapes.Initializer, Origin.Default,
            ResolvedStudy.NodeOf(Json(setup.ToArchitecture(size).Initializer)));
    }

    static MapNode Recipe(TrainingSetup setup, DataSize size)
    {
        var recipe = setup.ToRecipe(size);
        var json = (JsonObject)Json(recipe);
        var said = Map([.. from field in RecipeShapes.Any.Fields
                           let value = json[field.Name]
                           where value is not null
                           select (field.Name, ResolvedStudy.NodeOf(value))]);
        said = said.With(RecipeShapes.BatchSize, Origin.Default,
            recipe.Batches.Size == 0 ? Word("full") : Number(recipe.Batches.Size));
        return said.With(recipe.Duration.Unit == DurationUnit.Steps ? RecipeShapes.Steps : RecipeShapes.Epochs,
            Origin.Default, Number(recipe.Duration.Count));
    }

    // What is as it would be anyway is left out.
    static MapNode Section(TrainingSetup setup, SettingGroup group, KindShape family, string kind)
    {
        var changed = setup.ToPairs().Select(pair => SettingShapes.KeyOf(pair.Key)).ToHashSet();
        return Map([(StudyWords.Kind, Word(kind)),
            .. SetupNodes.Sections(setup, family.Find(kind)!.Settings, group)
                .Where(field => changed.Contains(field.Key))]);
    }

    static MapNode Map(params IReadOnlyList<(string Key, StudyNode Value)> entries) => new(
        Origin.Default, [.. entries.Select(entry => new MapEntry(entry.Key, Origin.Default, entry.Value))]);

    static JsonNode Json<T>(T value) => JsonSerializer.SerializeToNode(value, CanonicalDescription.Options)!;

    static ScalarNode Word(string word) => new(Origin.Default, word, ScalarKind.Text);

    static StudyNode Number(double number) => CoreSchema.Plain(
        number.ToString(CultureInfo.InvariantCulture), Origin.Default);

    // Without the last digits that dividing leaves.
    static double Near(double value) => double.Parse(
        value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
