using System.Globalization;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Terminals;

/// <summary>Progress in words: done of total, what went otherwise, rate, time left.</summary>
static class ProgressText
{
    const int BarWidth = 24;

    /// <summary>"mnist1d-training: 42 of 60 trials, 1 diverged, 3.2/s, 6 s left"</summary>
    /// <param name="after">what comes after it will take; null where nothing does</param>
    public static string Of(string name, StudyProgress progress, TimeSpan? after = null) =>
        $"{name}: {Rest(progress, after)}";

    /// <summary>The same with a bar.</summary>
    public static string Bar(string name, StudyProgress progress, bool unicode, TimeSpan? after = null)
    {
        var full = (int)(BarWidth * Share(progress));
        var (mark, empty) = unicode ? ('━', '╌') : ('#', '.');
        return $"{name} {new string(mark, full)}{new string(empty, BarWidth - full)} {Rest(progress, after)}";
    }

    static double Share(StudyProgress progress) => progress.Measured
        ?? (progress.Trials.Total == 0 ? 1 : (double)Ended(progress.Trials) / progress.Trials.Total);

    static int Ended(TrialCounts trials) => trials.Finished + trials.Failed;

    static string Rest(StudyProgress progress, TimeSpan? after)
    {
        var trials = progress.Trials;
        var parts = new List<string>();
        if (trials.Total > 0 || progress.Measured is null)
            parts.Add($"{Ended(trials)} of {trials.Total} trials");
        if (trials.Diverged > 0)
            parts.Add($"{trials.Diverged} diverged");
        if (trials.Failed > 0)
            parts.Add($"{trials.Failed} failed");
        if (progress.Rate > 0 && after is null)
            parts.Add(Rate(progress.Rate));
        if (progress.Measured is { } measured)
            parts.Add(measured < 1 ? $"{(int)(100 * measured)} % measured" : "measured");
        parts.Add(progress.Awaited is { } awaited && Share(progress) < 1
            ? Waiting(awaited) : Share(progress) == 1 ? $"took {Duration(progress.Elapsed)}" : progress.Remaining switch
            {
                null => "just started",
                { Ticks: 0 } => "time left unknown",
                { } left => $"{Duration(left)} left",
            });
        if (after is { } more && Share(progress) < 1 && progress.Remaining is { Ticks: > 0 } own)
            parts.Add($"{Duration(own + more)} in all");
        return string.Join(", ", parts);
    }

    // How long another process takes is not known here; only when its trials come back if it has died.
    static string Waiting(AwaitedWorker worker) => worker.TakenBackIn is { } takenBack
        ? $"waiting for a worker of host {worker.Host}, silent for {Duration(worker.Silent)}; its trials are taken " +
            $"back in {Duration(takenBack)}"
        : $"waiting for process {worker.ProcessId}, which runs {worker.Trials} of the trials";

    static string Rate(double perSecond) => perSecond >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.0}/s")
        : string.Create(CultureInfo.InvariantCulture, $"{60 * perSecond:0.0}/min");

    /// <summary>"6 s", "2 min 5 s", "3 h 12 min".</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalMinutes: < 1 } => $"{Math.Floor(time.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{Math.Floor(time.TotalMinutes)} min {time.Seconds} s",
        _ => $"{Math.Floor(time.TotalHours)} h {time.Minutes} min",
    };
}
