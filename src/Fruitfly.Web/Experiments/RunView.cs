using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Web.Runs;

namespace Fruitfly.Web.Experiments;

/// <summary>How a run stands, for a page.</summary>
/// <param name="Options">what was changed of the preset</param>
/// <param name="Before">runs that come first</param>
/// <param name="Trials">null before they were counted, and where there are none</param>
/// <param name="Measured">the share of a long measurement that is done, from 0 to 1; else null</param>
/// <param name="Rate">trials a second that ended</param>
/// <param name="SecondsLeft">null where no one can tell yet</param>
sealed record RunView(
    long Id, string Experiment, string Title, Preset Preset, IReadOnlyDictionary<string, double> Options,
    RunState State, bool IsStopping, int Before,
    TrialCounts? Trials, double? Measured, double ElapsedSeconds, double Rate, double? SecondsLeft, string? Error,
    string? Hint)
{
    public static RunView Of(ExperimentJob job, RunBoard board, TimeProvider time)
    {
        var (run, now) = (job.Run, RunProgress.Of(job, board, time));
        return new(
            job.Id, run.Experiment.Name, run.Experiment.Title, run.Settings.Preset, run.Settings.Changed, now.State,
            now.IsStopping, now.Before, now.Trials, now.Measured, now.ElapsedSeconds, now.Rate, now.SecondsLeft,
            now.Error, now.Hint);
    }
}
