using System.Text;
using System.Text.RegularExpressions;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Runs;
using Fruitfly.Web.Studies;

namespace Fruitfly.Web.Sweeps;

/// <summary>What there is to see of each sweep: what its run has measured so far, or else the page of the folder, or
/// else what its trials in the store say.</summary>
sealed partial class SweepReports(Laboratory laboratory)
{
    /// <exception cref="RequestException">the store has no such sweep</exception>
    public Study Study(string name) =>
        laboratory.Records.Find(name) is { Experiment: SweepRun.Experiment } study ? study
            : throw StudyEndpoints.NoSuchStudy(name);

    /// <summary>Another text for another report; null for none that is at hand.</summary>
    public string? Version(SweepJob job) => Grown(job) ?? Kept(job.Name);

    /// <summary>What is at hand, or can be computed of the study as it was planned last.</summary>
    /// <exception cref="RequestException">the store has no such sweep</exception>
    public SweepReportView Find(string name)
    {
        if (laboratory.Runs.Of(name) is SweepJob job && Grown(job) is not null && job.Growing.Find() is { } grown)
            return new(grown.Version, grown.Content, IsWhole: false, HasPage: false);
        if (Kept(name) is { } version)
            return new(version, laboratory.Kept.Open(name), IsWhole: true, HasPage: true);
        // What was just started may not be planned yet.
        return laboratory.Runs.Of(name) is not SweepJob
            && Study(name) is { Trials.Finished: > 0 } study && Measured(study) is { } measured
            ? new(measured.Version, measured.Content, IsWhole: false, HasPage: false)
            : new(null, null, IsWhole: false, HasPage: false);
    }

    static string? Grown(SweepJob job) => job.Status.State == RunState.Done ? null : job.Growing.Version;

    string? Kept(string name) => PageName().IsMatch(name) ? laboratory.Kept.Version(name) : null;

    (string Version, ReportContent? Content)? Measured(Study study)
    {
        try
        {
            var read = StudyCheck.Read(Encoding.UTF8.GetBytes(study.Definition ?? ""), laboratory.Tables);
            var growing = SweepJob.Growth(read, SweepJob.RunOf(read, laboratory), laboratory);
            growing.Tell(study.Trials.Finished, isLast: true);
            return growing.Find();
        }
        catch (Exception unreadable) when (unreadable is StudyFileException or DataFileException)
        {
            return null; // an earlier program wrote it, or its file is not here
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,99}\\z")]
    private static partial Regex PageName();
}

/// <summary>What a page shows of a sweep.</summary>
/// <param name="Content">null where there is nothing to see</param>
/// <param name="IsWhole">whether the chosen setting was tested, or could not be</param>
/// <param name="HasPage">whether it lies in the folder of reports</param>
sealed record SweepReportView(string? Version, ReportContent? Content, bool IsWhole, bool HasPage);
