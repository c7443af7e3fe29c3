using System.Collections.Concurrent;
using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Web.Reports;

namespace Fruitfly.Web.Experiments;

/// <summary>What there is to see of each experiment, page by page: what its run has measured so far, or else the page
/// of the folder, or else what the store's trials say. A variation is seen only where its own settings are asked for;
/// the gallery and the lectures show presets alone.</summary>
sealed class CurrentReports(KeptReports kept)
{
    readonly ConcurrentDictionary<string, CurrentReport> _measured = [];
    long _versions;

    /// <summary>Shows what is measured so far until the folder has the whole.</summary>
    public void Show(ExperimentRun run, GrownReport grown) =>
        Show(PageOf(run), grown.Report, new(grown.Seeds, grown.OfSeeds));

    /// <summary>Shows the folder's page again.</summary>
    public void Forget(ExperimentRun run) => _measured.TryRemove(PageOf(run), out _);

    /// <summary>Another text for another report, so that a page asks for it once; null for none.</summary>
    /// <param name="settings">those that are asked for; null for the preset that gallery and lectures show, which also
    /// stands in where these settings have no report</param>
    public string? Version(Experiment experiment, ExperimentSettings? settings = null) =>
        (settings is null ? null : VersionOf(ExperimentReport.PageName(experiment, settings)))
        ?? VersionOf(PresetPage(experiment.Name));

    /// <summary>The published setting where it was measured, else the quick one.</summary>
    public Preset PresetOf(Experiment experiment, IStudyStore store) =>
        VersionOf(KeptReports.Page(experiment.Name)) is not null
        || VersionOf(KeptReports.QuickPage(experiment.Name)) is null
            && IsFinished(store.Find(ExperimentRun.StudyName(experiment, Preset.Full))) ? Preset.Full : Preset.Quick;

    /// <summary>Measures a finished study of the store where there is nothing else to show.</summary>
    /// <param name="settings">as in <see cref="Version"/></param>
    /// <returns>null where nothing was measured</returns>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public CurrentReport? FindOrMeasure(
        Experiment experiment, ExperimentSettings? settings, IStudyStore store, TimeProvider time,
        Func<ExperimentSettings, string> command)
    {
        if (settings is not null)
        {
            var asked = Find(ExperimentReport.PageName(experiment, settings))
                ?? Measure([ExperimentRun.StudyName(experiment, settings)]);
            if (asked is not null)
                return asked;
        }
        var found = Find(PresetPage(experiment.Name));
        return found?.Content is not null ? found : Measure([.. ((Preset[])[Preset.Full, Preset.Quick])
            .Select(preset => ExperimentRun.StudyName(experiment, preset))]) ?? found;

        CurrentReport? Measure(IReadOnlyList<string> names)
        {
            if (names.Select(store.Find).FirstOrDefault(IsFinished) is not { } study)
                return null;
            var planned = ExperimentSettings.Of(experiment, study.Settings);
            var run = new ExperimentRun(experiment, planned) { Command = command(planned), Study = study.Name };
            Show(PageOf(run), run.MeasureAgain(store, time), null);
            return Find(PageOf(run));
        }
    }

    static bool IsFinished(Study? study) =>
        study is { Trials: { Total: > 0 } trials } && trials.Finished == trials.Total;

    static string PageOf(ExperimentRun run) => ExperimentReport.PageName(run.Experiment, run.Settings);

    string PresetPage(string experiment) =>
        VersionOf(KeptReports.Page(experiment)) is not null || VersionOf(KeptReports.QuickPage(experiment)) is null
            ? KeptReports.Page(experiment) : KeptReports.QuickPage(experiment);

    string? VersionOf(string page) =>
        _measured.TryGetValue(page, out var measured) ? measured.Version : kept.Version(page);

    CurrentReport? Find(string page) => _measured.TryGetValue(page, out var measured) ? measured
        : kept.Version(page) is { } version
            ? new(page, version, kept.Open(page), null, kept.Listed(page)?.Summary?.IsVariation ?? false, HasPage: true)
            : null;

    void Show(string page, Report report, SeedsSoFar? seeds) => _measured[page] = new(
        page, Interlocked.Increment(ref _versions).ToString(CultureInfo.InvariantCulture), ReportContent.Of(report),
        seeds, report.IsVariation, HasPage: false);
}

/// <param name="Page">its file's name without the ending</param>
/// <param name="Content">null where an earlier program wrote the report, which can only be opened as a page</param>
/// <param name="Seeds">null where it is whole</param>
/// <param name="IsVariation">whether it was made with other options than a preset's</param>
/// <param name="HasPage">whether it lies in the folder, and can be opened and taken along as a page</param>
sealed record CurrentReport(
    string Page, string Version, ReportContent? Content, SeedsSoFar? Seeds, bool IsVariation, bool HasPage);

/// <summary>"Measured with 2 of 10 seeds so far."</summary>
sealed record SeedsSoFar(int Seeds, int OfSeeds);
