using Fruitfly.Data.Files;
using Fruitfly.Lab.Sweeps.Designs;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A study file that was read and checked: its settings with what each of them trains.</summary>
/// <param name="Root">the file with what was typed behind it</param>
/// <param name="Settings">in the order of the plan</param>
/// <param name="Ladder">of successive halving; null for other designs</param>
/// <param name="Starts">the first rung of each setting</param>
sealed record ReadStudy(
    MapNode Root, StudySections Sections, Metric Metric, IReadOnlyList<StudyFactor> Factors,
    IReadOnlyList<(DesignedSetting Setting, SweepParts Parts)> Settings, HalvingLadder? Ladder,
    IReadOnlyList<int> Starts, IReadOnlyList<DescribedFile> Files)
{
    /// <summary>The first setting: what stands in the file where a value is varied.</summary>
    public SweepParts First => Settings[0].Parts;
}
