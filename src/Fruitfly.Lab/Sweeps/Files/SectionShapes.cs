namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The shapes of what a study says beside its trials: seeds, search, metric, splits and budget.</summary>
static class SectionShapes
{
    public const string Settings = "settings", Seed = "seed", First = "first", Count = "count", Share = "share",
        Folds = "folds", Trials = "trials", Time = "time", Reduction = "reduction", Shortest = "shortest";

    public const int MostSeeds = 1000, MostSettings = 100_000;

    public static Shape Seeds { get; } = new EitherShape(
        Whole(1, MostSeeds),
        new ListShape(Whole(0, uint.MaxValue), 1, MostSeeds),
        new MapShape("seeds", [new Field(First, Whole(0, uint.MaxValue)), new Field(Count, Whole(1, MostSeeds), true)]))
    {
        Description = "how often each setting is trained: a number of seeds, counted from 1, or the seeds themselves",
    };

    public static KindShape Search { get; } = new("search", Searches) { Description = "which settings are tried" };

    public static Shape Metric { get; } = new ChoiceShape([.. MetricNames.All])
    {
        Description = "by which settings are compared, on the validation examples; default: error for classes, " +
            "root-mean-squared-error for values",
    };

    public static Shape Validation { get; } = new EitherShape(
        new NumberShape(0.01, 0.9),
        new MapShape("validation",
        [
            new Field(Share, new NumberShape(0.01, 0.9)),
            new Field(Folds, Whole(2, 100) with { Description = "cross-validation on a file: each part once" }),
        ]))
    {
        Description =
            "the examples that settings are compared on: a share of those that are not for the test, or folds",
    };

    public static Shape Test { get; } = new NumberShape(0, 0.9)
    {
        Description = "the share of the examples that is kept for the setting that is chosen in the end",
    };

    public static Shape Budget { get; } = new MapShape("budget",
    [
        new Field(Trials, Whole(1, 1_000_000) with { Description = "the most trials that are planned" }),
        new Field(Time, new TimeShape { Description = "after that much time no further trial begins" }),
    ]);

    static IReadOnlyList<KindAlternative> Searches() =>
    [
        Kind("grid", "every combination of values"),
        Kind("random", "settings drawn at random", Drawn),
        Kind("sobol", "settings spread evenly by Sobol's sequence", Drawn),
        Kind("latin-hypercube", "settings of which no two share a slice of a factor", Drawn),
        Kind("successive-halving", "many settings trained briefly, the better ones for longer", [.. Drawn, .. Rungs]),
        Kind("hyperband", "several brackets of successive halving", [Drawn[1], .. Rungs]),
    ];

    static Field[] Drawn { get; } =
    [
        new(Settings, Whole(1, MostSettings) with { Description = "how many settings are tried" }, IsNeeded: true),
        new(Seed, Whole(0, uint.MaxValue) with { Description = "of the drawing; default: 1" }),
    ];

    static Field[] Rungs { get; } =
    [
        new(Reduction, Whole(2, 10) with
        {
            Description = "one setting in this many is trained further, for this many times as long; default: 3",
        }),
        new(Shortest, Whole(1, 1_000_000) with
        {
            Description = "epochs, or steps, of the first rung; default: the length over reduction²",
        }),
    ];

    static KindAlternative Kind(string name, string meaning, params Field[] settings) =>
        new(name, name, new MapShape(name, settings) { Description = meaning }, IsWord: true);

    static NumberShape Whole(double least, double most) => new(least, most, IsWhole: true);
}
