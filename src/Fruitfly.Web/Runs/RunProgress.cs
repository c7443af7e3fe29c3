using Fruitfly.Studies;

namespace Fruitfly.Web.Runs;

/// <summary>How far a run has come, for a page.</summary>
/// <param name="Before">runs that come first</param>
/// <param name="Trials">null before they were counted, and where there are none</param>
/// <param name="Measured">the share of a long measurement that is done, from 0 to 1; else null</param>
/// <param name="Rate">trials a second that ended</param>
/// <param name="SecondsLeft">null where no one can tell yet</param>
sealed record RunProgress(
    RunState State, bool IsStopping, int Before, TrialCounts? Trials, double? Measured, double ElapsedSeconds,
    double Rate, double? SecondsLeft, string? Error, string? Hint)
{
    public static RunProgress Of(RunJob job, RunBoard board, TimeProvider time)
    {
        var status = job.Status;
        // Between two reports only time passes, which may be minutes where a trial is long.
        var since = status.Progress is null || job.HasEnded ? TimeSpan.Zero : time.GetElapsedTime(status.At);
        return new(
            status.State, job.IsStopping && !job.HasEnded, board.Before(job),
            status.Progress?.Trials is { Total: > 0 } trials ? trials : null, status.Progress?.Measured,
            (status.Progress?.Elapsed + since)?.TotalSeconds ?? 0, status.Progress?.Rate ?? 0,
            status.Progress?.Remaining is { } left ? Math.Max(0, (left - since).TotalSeconds) : null, status.Error,
            status.Hint);
    }
}
