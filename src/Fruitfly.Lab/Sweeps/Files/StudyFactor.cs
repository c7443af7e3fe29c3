namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What varies in a study, as the file says it.</summary>
/// <param name="Levels">its values; empty where they are drawn from a range</param>
/// <param name="Range">null where values are listed</param>
/// <param name="When">all of them must hold, or a setting goes without the factor</param>
sealed record StudyFactor(
    string Path, Origin Origin, FactorScale Scale, IReadOnlyList<FactorLevel> Levels, FactorRange? Range,
    IReadOnlyList<FactorCondition> When)
{
    public string[] Keys { get; } = Path.Split('.');

    /// <summary>The value at a place from 0 to 1: a level, or a number of the range.</summary>
    public FactorLevel At(double unit) => Levels.Count > 0
        ? Levels[Math.Min((int)(unit * Levels.Count), Levels.Count - 1)] : Range!.Level(Range.At(unit, Scale));

    public Factor ToFactor() => new(Path, Scale, [.. Levels.Select(level => level.Value)]);
}

/// <summary>A value of a factor, with what stands in the study for it.</summary>
sealed record FactorLevel(StudyNode Node, FactorValue Value);

/// <summary>The value that must stand at a path: one of these.</summary>
sealed record FactorCondition(string Path, IReadOnlyList<string> Values);
