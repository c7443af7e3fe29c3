namespace Fruitfly.Lab.Experiments;

/// <summary>How long a small part of a computation takes, measured for about half a second.</summary>
static class SampleTime
{
    /// <summary>Until then code that was not compiled for this machine has been replaced by code that is.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    static readonly TimeSpan Measuring = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends a sample that takes no time by a clock that stands still.</summary>
    const int MostRuns = 1_000;

    /// <param name="sample">short, and the same each time</param>
    /// <returns>of one run</returns>
    public static TimeSpan Of(Action sample, TimeProvider time)
    {
        Repeat(WarmUp);
        return Repeat(Measuring);

        TimeSpan Repeat(TimeSpan atLeast)
        {
            var began = time.GetTimestamp();
            for (var runs = 1; ; runs++)
            {
                sample();
                var elapsed = time.GetElapsedTime(began);
                if (elapsed >= atLeast || runs == MostRuns)
                    return elapsed / runs;
            }
        }
    }
}
