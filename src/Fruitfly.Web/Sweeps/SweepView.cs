using Fruitfly.Web.Runs;

namespace Fruitfly.Web.Sweeps;

/// <summary>How a sweep that was started here stands.</summary>
/// <param name="Id">of its run</param>
/// <param name="Study">its name in the store</param>
/// <param name="Report">the version of what there is to see; null for nothing</param>
/// <param name="IsCutShort">whether the time of its budget was over before every trial had run</param>
sealed record SweepView(
    long Id, string Study, string Title, RunProgress Run, string? Report, bool IsCutShort)
{
    public static SweepView Of(SweepJob job, SweepReports reports, Laboratory laboratory) => new(
        job.Id, job.Name, job.Title, RunProgress.Of(job, laboratory.Runs, laboratory.Time), reports.Version(job),
        job.IsCutShort);
}
