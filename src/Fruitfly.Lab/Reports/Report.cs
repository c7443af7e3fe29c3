using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Reports;

/// <summary>What one experiment leaves behind: what it found, and how it can be found again.</summary>
/// <param name="Name">the experiment's, also the page's file name</param>
/// <param name="Source">where the setting comes from</param>
public sealed record Report(string Name, string Title, string Summary, string Source, Findings Findings, Provenance Provenance)
{
    /// <summary>A claim names the figure that shows it; where these settings drew no such figure, it stands without one.</summary>
    public static Report Of(Experiment experiment, Findings findings, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return new(experiment.Name, experiment.Title, experiment.Summary, experiment.Source, WithoutLostFigures(findings), provenance);
    }

    static Findings WithoutLostFigures(Findings findings)
    {
        var drawn = findings.Figures.Select(figure => figure.Id).ToHashSet();
        return findings with { Claims = [.. findings.Claims.Select(claim => claim.Figure is { } id && !drawn.Contains(id) ? claim with { Figure = null } : claim)] };
    }
}
