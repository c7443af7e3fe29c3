namespace Fruitfly.Studies;

/// <summary>What is heard of a study whose trials run.</summary>
/// <param name="IsAlive">whether a process that runs one of them is known to live</param>
/// <param name="News">when something was heard of it last: a trial's start or end, or a sign of
/// life of a process that runs one</param>
/// <param name="Rate">trials per second that ended lately; null before the first</param>
public sealed record StudyActivity(string Study, bool IsAlive, DateTimeOffset News, double? Rate)
{
    /// <summary>How far back the rate looks.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    /// <summary>A process says once a minute that it lives; one that has missed three is no longer believed.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public bool IsStale(DateTimeOffset now) => !IsAlive || now - News > Patience;

    public TimeSpan? Remaining(TrialCounts trials) =>
        Rate is > 0 and var rate ? TimeSpan.FromSeconds((trials.Planned + trials.Running) / rate) : null;
}
