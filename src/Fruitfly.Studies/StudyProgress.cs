namespace Fruitfly.Studies;

/// <summary>How far a study is.</summary>
/// <param name="Trials">how many are in which state; those that other processes run are
/// counted when they are looked at</param>
/// <param name="Elapsed">since this run began</param>
/// <param name="Rate">trials per second that this run ended; 0 before the first, and while it is measured</param>
/// <param name="Remaining">the time left by what the trials cost, or where that is not known at that rate, or by the
/// share that was measured; null before that tells</param>
public sealed record StudyProgress(TrialCounts Trials, TimeSpan Elapsed, double Rate, TimeSpan? Remaining)
{
    /// <summary>The process that this run waits for, having nothing else to do.
    /// Default: null, it does not wait.</summary>
    public AwaitedWorker? Awaited { get; init; }

    /// <summary>The share of the measuring that is done, from 0 to 1. Default: null, which is so while trials run and
    /// where measuring is a matter of moments.</summary>
    public double? Measured { get; init; }
}
