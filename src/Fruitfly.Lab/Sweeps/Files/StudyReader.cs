using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Reads a study: syntax, sections, factors, and then every setting as it would be trained, so that all that
/// is wrong is known before anything runs.</summary>
sealed class StudyReader(DataReader data)
{
    readonly Problems _problems = new();
    readonly PartsReader _parts = new(data);

    /// <exception cref="StudyFileException">with everything that is wrong</exception>
    /// <exception cref="DataFileException">the file of the data cannot be read</exception>
    public ReadStudy Read(StudyNode read, IReadOnlyList<string> typed)
    {
        if (read is not MapNode map)
            throw StudyYaml.Refused(read.Origin, $"is {read.What}; a study is a map of sections.");
        var root = Overrides.Apply(map, typed, _problems);
        CheckSections(root);
        var sound = _problems.IsEmpty;
        var parts = new MapNode(root.Origin, [.. root.Entries.Where(entry => StudyWords.Parts.Contains(entry.Key))]);
        if (!sound)
        {
            CheckParts(parts);
            _problems.ThrowIfAny();
        }
        var sections = StudySections.Of(root);
        var factors = FactorReader.Read(
            root[StudyWords.Factors] as MapNode, sections.Search.Design == SweepDesign.Grid, _problems);
        if (!_problems.IsEmpty)
        {
            CheckParts(parts);
            _problems.ThrowIfAny();
        }
        return Designed(root, parts, sections, factors);
    }

    ReadStudy Designed(
        MapNode root, MapNode parts, StudySections sections, IReadOnlyList<StudyFactor> factors)
    {
        var design = new SettingDesign(parts, factors, StudyDefaults.TextAt);
        var plan = new DesignPlan(root, sections, design, factors, _problems);
        var first = plan.First is { } setting ? _parts.Read(setting.Parts, sections.Splits, _problems) : null;
        ConditionAdvice.Give(factors, _problems);
        _problems.ThrowIfAny();
        var (designed, ladder, starts) = plan.Settings(first!.Recipe.Duration.Count);
        _problems.ThrowIfAny();
        List<(DesignedSetting, SweepParts)> settings = [];
        foreach (var each in designed)
        {
            if (_parts.Read(each.Parts, sections.Splits, _problems) is { } made)
                settings.Add((each, made));
            if (_problems.IsFull)
                break;
        }
        ConditionAdvice.Give(factors, _problems);
        var metric = StudyMetric.Of(root, sections, settings.Select(each => each.Item2), _problems);
        _problems.ThrowIfAny();
        return new(root, sections, metric, factors, settings, ladder, starts, data.Files);
    }

    // Parts may be whatever a factor makes of them; they are checked with its values.
    void CheckSections(MapNode root) => (StudyShape.Root with
    {
        Fields = [.. StudyShape.Root.Fields.Select(field =>
            StudyWords.Parts.Contains(field.Name) ? field with { Shape = new PartShape() } : field)],
    }).Check(root, "", _problems);

    void CheckParts(MapNode parts)
    {
        foreach (var entry in parts.Entries)
            StudyShape.Root.Find(entry.Key)!.Shape.Check(entry.Value, entry.Key, _problems);
    }

    sealed record PartShape : Shape
    {
        public override string Allowed => "a map, or the name of a kind";

        public override bool Suits(StudyNode node) => node is MapNode or ScalarNode { Kind: ScalarKind.Text };

        public override void Check(StudyNode node, string path, Problems problems)
        {
            if (!Suits(node))
                Refuse(node, path, problems);
        }

        public override System.Text.Json.Nodes.JsonNode? ToJson(StudyNode node) => throw new NotSupportedException();

        public override System.Text.Json.Nodes.JsonObject Schema(SchemaDefinitions definitions) =>
            throw new NotSupportedException();
    }
}
