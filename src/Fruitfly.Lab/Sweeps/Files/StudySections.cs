using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What a study says beside its trials, with the defaults filled in.</summary>
/// <param name="Metric">null where it follows from the data</param>
sealed record StudySections(
    string Name, IReadOnlyList<ulong> Seeds, StudySearch Search, Metric? Metric, StudySplits Splits, int? MostTrials,
    TimeSpan? MostTime)
{
    /// <summary>Of a file that passed its check.</summary>
    public static StudySections Of(MapNode root)
    {
        var (test, validation) = (root[StudyWords.Test], root[StudyWords.Validation]);
        var budget = root[StudyWords.Budget] as MapNode;
        var folds = Whole(validation as MapNode, SectionShapes.Folds) ?? 0;
        return new(
            ((ScalarNode)root[StudyWords.Study]!).Text, SeedsOf(root[StudyWords.Seeds]),
            StudySearch.Of(root[StudyWords.Search]),
            root[StudyWords.Metric] is ScalarNode metric ? MetricNames.Read(metric.Text) : null,
            new StudySplits((test as ScalarNode)?.Number ?? 0.2, folds > 0 ? 0
                : (validation as ScalarNode ?? (validation as MapNode)?[SectionShapes.Share] as ScalarNode)?.Number
                    ?? 0.2,
                folds)
            { Place = validation?.Origin ?? test?.Origin ?? root.Origin },
            Whole(budget, SectionShapes.Trials),
            budget?[SectionShapes.Time] is { } time ? TimeShape.Read(time) : null);
    }

    internal static int? Whole(MapNode? map, string key) =>
        map?[key] is ScalarNode { Number: { } number } ? (int)number : null;

    static ulong[] SeedsOf(StudyNode? node) => node switch
    {
        ScalarNode { Number: { } count } => Counted(1, (int)count),
        ListNode list => [.. list.Items.Select(item => (ulong)((ScalarNode)item).Number!.Value)],
        MapNode map => Counted((ulong)(Whole(map, SectionShapes.First) ?? 1), Whole(map, SectionShapes.Count)!.Value),
        _ => Counted(1, DefaultSeeds),
    };

    public const int DefaultSeeds = 5;

    static ulong[] Counted(ulong first, int count) => [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)];
}

/// <summary>How settings are found.</summary>
/// <param name="Settings">how many are tried; 0 where the design says it</param>
/// <param name="Seed">of the drawing</param>
/// <param name="Reduction">one setting in this many climbs a rung, for this many times as long</param>
/// <param name="Shortest">length of the first rung; null where it follows from the whole length</param>
sealed record StudySearch(SweepDesign Design, int Settings, ulong Seed, int Reduction, int? Shortest)
{
    /// <summary>Whether settings are trained for longer and longer.</summary>
    public bool HasRungs => Design is SweepDesign.SuccessiveHalving or SweepDesign.Hyperband;

    public static StudySearch Of(StudyNode? node)
    {
        var map = node as MapNode;
        var word = (node as ScalarNode ?? map?[StudyWords.Kind] as ScalarNode)?.Text ?? "grid";
        return new(
            Enum.GetValues<SweepDesign>().First(design => KebabCase.Of($"{design}") == word),
            StudySections.Whole(map, SectionShapes.Settings) ?? 0,
            (ulong)(StudySections.Whole(map, SectionShapes.Seed) ?? 1),
            StudySections.Whole(map, SectionShapes.Reduction) ?? 3,
            StudySections.Whole(map, SectionShapes.Shortest));
    }
}
