using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Reports;

/// <summary>What one experiment leaves behind: what it found, and how it can be found again.</summary>
/// <param name="Name">the experiment's, also the page's file name</param>
/// <param name="Source">where the setting comes from</param>
public sealed record Report(string Name, string Title, string Summary, string Source, Findings Findings, Provenance Provenance)
{
    public static Report Of(Experiment experiment, Findings findings, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return new(experiment.Name, experiment.Title, experiment.Summary, experiment.Source, findings, provenance);
    }
}
