namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The shape of a whole study file.</summary>
static class StudyShape
{
    public static MapShape Root { get; } = new("study",
    [
        new Field(StudyWords.Study, new TextShape(60) { Description = "the name of the study" }, IsNeeded: true),
        new Field(StudyWords.Description, new TextShape(4000) { Description = "what it is for, in a few words" }),
        new Field(StudyWords.Data, SettingShapes.Data),
        new Field(StudyWords.Network, SettingShapes.Network),
        new Field(StudyWords.Recipe, RecipeShapes.Any),
        new Field(StudyWords.Factors, new FactorsShape { Description = "what varies, by its path" }),
        new Field(StudyWords.Seeds, SectionShapes.Seeds),
        new Field(StudyWords.Search, SectionShapes.Search),
        new Field(StudyWords.Metric, SectionShapes.Metric),
        new Field(StudyWords.Validation, SectionShapes.Validation),
        new Field(StudyWords.Test, SectionShapes.Test),
        new Field(StudyWords.Budget, SectionShapes.Budget),
    ])
    { Description = "A study of Fruitfly: what is trained, what varies, and how settings are compared." };

    /// <summary>Every shape that a path may mean, over all kinds; none where no kind has it.</summary>
    /// <param name="unknown">the first key on the way that there is not, with those that there are</param>
    public static IReadOnlyList<Shape> At(
        string path, out (string Key, IReadOnlyList<string> Known)? unknown)
    {
        IReadOnlyList<Shape> here = [Root with { Fields = [.. Root.Fields.Where(
            field => StudyWords.Parts.Contains(field.Name))] }];
        unknown = null;
        foreach (var key in path.Split('.'))
        {
            Field[] fields = [.. here.SelectMany(FieldsOf)];
            Shape[] next = [.. fields.Where(field => field.Name == key).Select(field => field.Shape)];
            if (next.Length == 0)
            {
                unknown = (key, [.. fields.Select(field => field.Name).Distinct()]);
                return [];
            }
            here = next;
        }
        return here;
    }

    static IEnumerable<Field> FieldsOf(Shape shape) => shape switch
    {
        MapShape map => map.Fields,
        KindShape kind => kind.Alternatives().SelectMany(known => known.Settings.Fields)
            .Prepend(new Field(StudyWords.Kind,
                new ChoiceShape([.. kind.Alternatives().Select(known => known.Name)]))),
        EitherShape either => either.Shapes.SelectMany(FieldsOf),
        _ => [],
    };
}
