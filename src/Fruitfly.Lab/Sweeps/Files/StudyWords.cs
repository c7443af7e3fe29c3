namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The keys of a study file.</summary>
static class StudyWords
{
    public const string Study = "study", Description = "description", Data = "data", Network = "network",
        Recipe = "recipe", Factors = "factors", Seeds = "seeds", Search = "search", Metric = "metric",
        Validation = "validation", Test = "test", Budget = "budget";

    public const string Kind = "kind";

    /// <summary>Those that describe a trial, and may be varied.</summary>
    public static readonly string[] Parts = [Data, Network, Recipe];
}
