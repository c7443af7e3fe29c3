using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>The last screen of a run: what was found, what contradicts a published value, where the rest is.</summary>
static class AnswerText
{
    const int MostOfOne = 12;
    const int MostOfAll = 8;

    /// <param name="again">the command line that ran it</param>
    /// <param name="looks">where seeds were added until the claims were decided; null where not</param>
    public static void WriteAnswer(
        this Terminal terminal, FinishedRun finished, bool allClaims, string again, DecidedRun? looks = null)
    {
        var findings = finished.Report.Findings;
        terminal.WriteWrapped(finished.Report.Title);
        terminal.WriteWrapped(findings.Lead);
        if (allClaims)
            terminal.WriteClaims(findings.Claims, withExperiment: false);
        terminal.WriteWrapped($"claims: {VerdictText.Count(findings.Claims)}");
        if (!allClaims)
        {
            terminal.WriteContradicted(findings.Claims, MostOfOne, withExperiment: false);
            terminal.WriteUndecided(findings.Claims, MostOfOne);
        }
        terminal.WriteExpectedErrors(findings.Claims);
        if (looks is { Stopped: { } why })
            terminal.WriteWrapped($"no more seeds were added: {why}.");
        terminal.WriteCost(finished);
        terminal.Output.WriteLine($"report: {Path.GetFullPath(finished.Page)}");
        if (!allClaims && findings.Claims.Count > 0)
            terminal.Output.WriteLine($"next: {again} --claims");
    }

    /// <summary>A line for each experiment, then what needs a look.</summary>
    /// <param name="left">experiments that did not run, each with what it lacks</param>
    /// <param name="index">the page that lists the reports</param>
    /// <param name="next">the command line to go on with</param>
    public static void WriteAnswer(
        this Terminal terminal, IReadOnlyList<FinishedRun> finished,
        IReadOnlyDictionary<string, DataFileException> left, bool allClaims,
        string index, string next)
    {
        var claims = finished.SelectMany(run => run.Report.Findings.Claims).ToList();
        foreach (var line in Lines(terminal, finished))
            terminal.Output.WriteLine(line);
        if (allClaims)
            terminal.WriteClaims(claims, withExperiment: true);
        terminal.WriteWrapped($"claims: {VerdictText.Count(claims)} ({Scoreboard.Legend(terminal.HasUnicode)})");
        if (!allClaims)
            terminal.WriteContradicted(claims, MostOfAll, withExperiment: true);
        terminal.WriteExpectedErrors(claims);
        foreach (var (name, missing) in left)
            terminal.WriteWrapped($"{name}: not run: {missing.Problem}", indent: 4);
        if (finished.Count > 0)
            terminal.Output.WriteLine($"reports: {Path.GetFullPath(index)}");
        terminal.Output.WriteLine($"next: {next}");
    }

    static IEnumerable<string> Lines(Terminal terminal, IReadOnlyList<FinishedRun> finished)
    {
        var rows = finished.Select(run => (
            run.Report.Name, run.Report.Findings.Lead,
            Counts: Scoreboard.Counts(run.Report.Findings.Claims, terminal.HasUnicode),
            Seconds: Seconds(run.Report.Provenance.Duration))).ToList();
        if (rows.Count == 0)
            yield break;
        var (names, counts, seconds) = (rows.Max(row => row.Name.Length), rows.Max(row => row.Counts.Length),
            rows.Max(row => row.Seconds.Length));
        var finding = Math.Max(10, terminal.Width - names - counts - seconds - 6);
        foreach (var row in rows)
            yield return $"{row.Name.PadRight(names)} " +
                $" {WrappedText.Shortened(row.Lead, finding, terminal.HasUnicode).PadRight(finding)}  "
                + $"{row.Counts.PadRight(counts)}  {row.Seconds.PadLeft(seconds)}";
    }

    static string Seconds(TimeSpan time) => time.TotalSeconds < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s") : ProgressText.Duration(time);
}
