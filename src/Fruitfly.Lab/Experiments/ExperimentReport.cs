using System.Globalization;
using Fruitfly.Reports;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments;

/// <summary>The report of an experiment with its settings.</summary>
public static class ExperimentReport
{
    public static Report Of(
        Experiment experiment, ExperimentSettings settings, Findings findings, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(findings);
        return new(experiment.Name, experiment.Title, experiment.Summary, experiment.Source,
            findings.WithoutLostFigures(), provenance)
        {
            Page = PageName(experiment, settings),
            Setting = IsPublished(settings) ? null : Words(settings),
            IsVariation = !settings.IsPreset,
            Place = ExperimentCatalog.Default.Experiments.Index()
                .Where(other => other.Item.Name == experiment.Name).Select(other => (int?)other.Index).FirstOrDefault(),
        };
    }

    /// <summary>The file name, without its ending, of the page of an experiment with these settings: the experiment's
    /// alone for the published setting, else that of the study.</summary>
    public static string PageName(Experiment experiment, ExperimentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(settings);
        return IsPublished(settings)
            ? ExperimentName.InFiles(experiment.Name) : ExperimentRun.StudyName(experiment, settings);
    }

    static bool IsPublished(ExperimentSettings settings) => settings is { IsPreset: true, Preset: Preset.Full };

    static string Words(ExperimentSettings settings) => string.Join(", ",
    [
        ExperimentRun.PresetName(settings.Preset),
        .. settings.Changed.Select(option =>
            string.Create(CultureInfo.InvariantCulture, $"{option.Key} {option.Value}")),
        .. settings.Images.Folder is null ? (string[])[] : ["other images"],
    ]);
}
