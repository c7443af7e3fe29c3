using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>The story of a trial for a person.</summary>
static class TrialStoryText
{
    const int MostStudies = 10, MostErrorLines = 20;

    /// <param name="next">what one could do now</param>
    public static void WriteStory(this Terminal terminal, TrialStory story, string next)
    {
        var output = terminal.Output;
        output.WriteLine($"trial {story.Hash}");
        output.WriteLine($"state: {State(story)}");
        foreach (var place in story.Places.Take(MostStudies))
            output.WriteLine($"planned by: {place.Study} ({place.Experiment}), place {place.Position}");
        if (story.Places.Count > MostStudies)
            output.WriteLine($"and by {story.Places.Count - MostStudies} more studies");
        output.WriteLine($"attempts: {story.Attempts}, claimed {story.Claims} " +
            $"{(story.Claims == 1 ? "time" : "times")} in all");
        if (story.Started is { } started)
            output.WriteLine($"started: {Time(started)}");
        if (story.Ended is { } ended)
            output.WriteLine($"ended: {Time(ended)}" + (story.Seconds is { } seconds
                ? $", trained for {ProgressText.Duration(TimeSpan.FromSeconds(seconds))}" : ""));
        if (story.Worker is { } worker)
            output.WriteLine($"runs in: process {worker.ProcessId} of {worker.Host}, heard of " +
                $"{ProgressText.Duration(worker.Silent)} ago{(worker.IsAlive ? "" : ", and taken for dead")}");
        if (story.Provenance is { } made)
            output.WriteLine($"made by: {StudyDifferenceText.MadeBy(made)}");
        if (story.Error is { } error)
            WriteError(output, error);
        output.WriteLine("description:");
        foreach (var line in DescriptionTree.Lines(story.Description))
            output.WriteLine(line);
        output.WriteLine($"next: {next}");
    }

    static void WriteError(TextWriter output, string error)
    {
        var lines = error.TrimEnd().Split('\n');
        output.WriteLine("error:");
        if (lines.Length > MostErrorLines)
            output.WriteLine($"  ({lines.Length - MostErrorLines} lines before; --json has all)");
        foreach (var line in lines.TakeLast(MostErrorLines))
            output.WriteLine($"  {line.TrimEnd('\r')}");
    }

    static string State(TrialStory story) => story.State switch
    {
        TrialState.Planned => "planned, waits for a worker",
        TrialState.Running => "running",
        TrialState.Done => "done",
        TrialState.Diverged => $"diverged: its loss was not finite at step {story.DivergedStep}, which is a result",
        _ => "failed",
    };

    static string Time(DateTimeOffset time) =>
        time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
