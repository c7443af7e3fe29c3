using System.Globalization;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Reports;

/// <summary>What one experiment leaves behind: what it found, and how it can be found again.</summary>
/// <param name="Name">the experiment's</param>
/// <param name="Source">where the setting comes from</param>
public sealed record Report(string Name, string Title, string Summary, string Source, Findings Findings, Provenance Provenance)
{
    /// <summary>The file name of its page without the ending: one for each setting. Default: the name of the experiment.</summary>
    public string Page { get => field ?? Name; init; }

    /// <summary>What was measured, such as "quick, seeds 20". Default: null, the published setting.</summary>
    public string? Setting { get; init; }

    /// <summary>Whether it was made with other options than a preset's. Default: no.</summary>
    public bool IsVariation { get; init; }

    /// <summary>A claim names the figure that shows it; where these settings drew no such figure, it stands without one.</summary>
    public static Report Of(Experiment experiment, ExperimentSettings settings, Findings findings, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(settings);
        var isPublished = settings is { IsPreset: true, Preset: Preset.Full };
        return new(experiment.Name, experiment.Title, experiment.Summary, experiment.Source, WithoutLostFigures(findings), provenance)
        {
            Page = PageName(experiment, settings),
            Setting = isPublished ? null : Words(settings),
            IsVariation = !settings.IsPreset,
        };
    }

    static Findings WithoutLostFigures(Findings findings)
    {
        var drawn = findings.Figures.Select(figure => figure.Id).ToHashSet();
        return findings with { Claims = [.. findings.Claims.Select(claim => claim.Figure is { } id && !drawn.Contains(id) ? claim with { Figure = null } : claim)] };
    }

    /// <summary>The file name, without its ending, of the page of an experiment with these settings: the experiment's alone for the
    /// published setting, else that of the study.</summary>
    public static string PageName(Experiment experiment, ExperimentSettings settings) =>
        settings is { IsPreset: true, Preset: Preset.Full } ? ExperimentName.InFiles(experiment.Name) : ExperimentRun.StudyName(experiment, settings);

    static string Words(ExperimentSettings settings) => string.Join(", ",
    [
        ExperimentRun.PresetName(settings.Preset),
        .. settings.Changed.Select(option => string.Create(CultureInfo.InvariantCulture, $"{option.Key} {option.Value}")),
        .. settings.Images.Folder is null ? (string[])[] : ["other images"],
    ]);
}
