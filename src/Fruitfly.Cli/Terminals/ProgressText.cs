using System.Globalization;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Terminals;

/// <summary>Progress in words: done of total, what went otherwise, rate, time left.</summary>
static class ProgressText
{
    const int BarWidth = 24;

    /// <summary>"mnist1d-training: 42 of 60 trials, 1 diverged, 3.2/s, 6 s left"</summary>
    public static string Of(string name, StudyProgress progress) => $"{name}: {Rest(progress)}";

    /// <summary>The same with a bar.</summary>
    public static string Bar(string name, StudyProgress progress, bool unicode)
    {
        var trials = progress.Trials;
        var ended = trials.Finished + trials.Failed;
        var full = trials.Total == 0 ? BarWidth : (int)((long)BarWidth * ended / trials.Total);
        var (mark, empty) = unicode ? ('━', '╌') : ('#', '.');
        return $"{name} {new string(mark, full)}{new string(empty, BarWidth - full)} {Rest(progress)}";
    }

    static string Rest(StudyProgress progress)
    {
        var trials = progress.Trials;
        var ended = trials.Finished + trials.Failed;
        var parts = new List<string> { $"{ended} of {trials.Total} trials" };
        if (trials.Diverged > 0)
            parts.Add($"{trials.Diverged} diverged");
        if (trials.Failed > 0)
            parts.Add($"{trials.Failed} failed");
        if (progress.Rate > 0)
            parts.Add(Rate(progress.Rate));
        parts.Add(ended == trials.Total ? $"took {Duration(progress.Elapsed)}" : progress.Remaining switch
        {
            null => "just started",
            { Ticks: 0 } => "time left unknown",
            { } left => $"{Duration(left)} left",
        });
        return string.Join(", ", parts);
    }

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
