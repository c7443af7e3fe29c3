using System.Collections.Concurrent;
using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Studies;
using Fruitfly.Web.Reports;

namespace Fruitfly.Web.Experiments;

/// <summary>What there is to see of each experiment: what its run has measured so far, or else the report of the folder, or else what
/// the store's trials say.</summary>
sealed class CurrentReports(KeptReports kept)
{
    readonly ConcurrentDictionary<string, CurrentReport> _shown = [];
    long _versions;

    /// <summary>Shows what is measured so far until the folder has the whole.</summary>
    public void Show(string name, GrownReport grown) => Show(name, grown.Report, new(grown.Seeds, grown.OfSeeds));

    /// <summary>Shows the folder's again.</summary>
    public void Forget(string name) => _shown.TryRemove(name, out _);

    /// <summary>Another text for another report, so that a page asks for it once; null for none.</summary>
    public string? Version(string name) => _shown.TryGetValue(name, out var shown) ? shown.Version : kept.Version(name);

    /// <summary>null where nothing was measured</summary>
    public CurrentReport? Find(string name) =>
        _shown.TryGetValue(name, out var shown) ? shown : kept.Version(name) is { } version ? new(version, kept.Open(name), null) : null;

    /// <summary>Measures a finished study of the store where there is nothing else to show.</summary>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public CurrentReport? FindOrMeasure(Experiment experiment, IStudyStore store, TimeProvider time, Func<ExperimentSettings, string> command)
    {
        var found = Find(experiment.Name);
        if (found?.Content is not null)
            return found;
        var study = ((Preset[])[Preset.Full, Preset.Quick]).Select(preset => store.Find(ExperimentRun.StudyName(experiment, preset)))
            .FirstOrDefault(study => study is { Trials: { Total: > 0 } trials } && trials.Finished == trials.Total);
        if (study is null)
            return found;
        var settings = ExperimentSettings.Of(experiment, study.Settings);
        var run = new ExperimentRun(experiment, settings) { Command = command(settings), Study = study.Name };
        Show(experiment.Name, run.MeasureAgain(store, time), null);
        return Find(experiment.Name);
    }

    void Show(string name, Report report, SeedsSoFar? seeds) =>
        _shown[name] = new(Interlocked.Increment(ref _versions).ToString(CultureInfo.InvariantCulture), ReportContent.Of(report), seeds);
}

/// <param name="Content">null where an earlier program wrote the report, which can only be opened as a page</param>
/// <param name="Seeds">null where it is whole</param>
sealed record CurrentReport(string Version, ReportContent? Content, SeedsSoFar? Seeds);

/// <summary>"Measured with 2 of 10 seeds so far."</summary>
sealed record SeedsSoFar(int Seeds, int OfSeeds);
