using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports;

/// <summary>What one experiment leaves behind: what it found, and how it can be found again.</summary>
/// <param name="Name">the experiment's</param>
/// <param name="Source">where the setting comes from</param>
public sealed record Report(
    string Name, string Title, string Summary, string Source, Findings Findings, Provenance Provenance)
{
    /// <summary>The file name of its page without the ending: one for each setting. Default:
    /// the name of the experiment.</summary>
    public string Page { get => field ?? Name; init; }

    /// <summary>What was measured, such as "quick, seeds 20". Default: null, the published setting.</summary>
    public string? Setting { get; init; }

    /// <summary>Its place among all experiments in the order of the lectures, from 0; null for none, which is listed
    /// after them.</summary>
    public int? Place { get; init; }

    /// <summary>Whether it was made with other options than a preset's. Default: no.</summary>
    public bool IsVariation { get; init; }
}
