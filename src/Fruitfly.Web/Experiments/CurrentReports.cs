using System.Collections.Concurrent;
using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Web.Reports;

namespace Fruitfly.Web.Experiments;

/// <summary>What there is to see of each experiment, page by page: what its run has measured so far, or else the page
/// of the folder, or else what the store's trials say. The room of an experiment shows what was run there last, if only
/// a variation; the gallery and the lectures show presets alone.</summary>
sealed class CurrentReports(KeptReports kept)
{
    readonly ConcurrentDictionary<string, CurrentReport> _measured = [];
    readonly ConcurrentDictionary<string, string> _asked = [];
    long _versions;

    /// <summary>From now on the room of the experiment shows what this run measures, as
    /// soon as there is something.</summary>
    public void Follow(ExperimentRun run)
    {
        Forget(PageOf(run));
        _asked[run.Experiment.Name] = PageOf(run);
    }

    /// <summary>Shows what is measured so far until the folder has the whole.</summary>
    public void Show(ExperimentRun run, GrownReport grown) =>
        Show(PageOf(run), grown.Report, new(grown.Seeds, grown.OfSeeds));

    /// <summary>Shows the folder's page again.</summary>
    public void Forget(ExperimentRun run) => Forget(PageOf(run));

    /// <summary>Another text for another report, so that a page asks for it once; null for none.</summary>
    public string? Version(string experiment) => VersionOf(PageIn(experiment));

    /// <summary>The same of the preset that gallery and lectures show.</summary>
    public string? PresetVersion(string experiment) => VersionOf(PresetPage(experiment));

    /// <summary>Measures a finished study of the store where there is nothing else to show.</summary>
    /// <param name="presetOnly">whether a variation is passed over</param>
    /// <returns>null where nothing was measured</returns>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public CurrentReport? FindOrMeasure(
        Experiment experiment, bool presetOnly, IStudyStore store, TimeProvider time,
        Func<ExperimentSettings, string> command)
    {
        var found = Find(presetOnly ? PresetPage(experiment.Name) : PageIn(experiment.Name));
        if (found?.Content is not null)
            return found;
        var study = ((Preset[])[Preset.Full, Preset.Quick])
            .Select(preset => store.Find(ExperimentRun.StudyName(experiment, preset)))
            .FirstOrDefault(study => study is { Trials: { Total: > 0 } trials } && trials.Finished == trials.Total);
        if (study is null)
            return found;
        var settings = ExperimentSettings.Of(experiment, study.Settings);
        var run = new ExperimentRun(experiment, settings) { Command = command(settings), Study = study.Name };
        Show(PageOf(run), run.MeasureAgain(store, time), null);
        return Find(PageOf(run));
    }

    static string PageOf(ExperimentRun run) => ExperimentReport.PageName(run.Experiment, run.Settings);

    string PageIn(string experiment) =>
        _asked.TryGetValue(experiment, out var page) && VersionOf(page) is not null ? page : PresetPage(experiment);

    // The published setting, or else the quick one.
    string PresetPage(string experiment) =>
        VersionOf(KeptReports.Page(experiment)) is not null || VersionOf(KeptReports.QuickPage(experiment)) is null
            ? KeptReports.Page(experiment) : KeptReports.QuickPage(experiment);

    string? VersionOf(string page) =>
        _measured.TryGetValue(page, out var measured) ? measured.Version : kept.Version(page);

    CurrentReport? Find(string page) => _measured.TryGetValue(page, out var measured) ? measured
        : kept.Version(page) is { } version
            ? new(page, version, kept.Open(page), null, kept.Listed(page)?.Summary?.IsVariation ?? false, HasPage: true)
            : null;

    void Forget(string page) => _measured.TryRemove(page, out _);

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
