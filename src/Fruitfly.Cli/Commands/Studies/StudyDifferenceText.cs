using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies;
using Fruitfly.Studies.Differences;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>How two studies differ, on a screen, whether they have three trials or a million.</summary>
static class StudyDifferenceText
{
    const int MostRows = 20, MostValues = 6, MostHashes = 5;

    public static void WriteDifference(this Terminal terminal, StudyDifference difference)
    {
        var (first, second) = (difference.First.Name, difference.Second.Name);
        terminal.Output.WriteLine(
            $"trials: {difference.Shared} in both, {difference.OnlyInFirst.Count} only in {first}, " +
            $"{difference.OnlyInSecond.Count} only in {second}{(difference.IsNone ? ": nothing differs" : "")}");
        WriteHashes(terminal, first, difference.OnlyInFirst);
        WriteHashes(terminal, second, difference.OnlyInSecond);
        if (difference.Settings.Count > 0)
            terminal.WriteTable(["setting", $"first: {first}", $"second: {second}"],
                difference.Settings.Take(MostRows).Select(setting =>
                    (string[])[setting.Path, Values(setting.First), Values(setting.Second)]));
        if (difference.Settings.Count > MostRows)
            terminal.Output.WriteLine($"{difference.Settings.Count - MostRows} more settings differ: --json lists all.");
        if (difference.Results is { } results)
            Write(terminal, results);
        Write(terminal, difference.Pairs);
        Write(terminal, first, difference.FirstEnvironments);
        Write(terminal, second, difference.SecondEnvironments);
    }

    static void WriteHashes(Terminal terminal, string study, IReadOnlyList<string> hashes)
    {
        if (hashes.Count > 0)
            terminal.Output.WriteLine($"only in {study}: " +
                string.Join(", ", hashes.Take(MostHashes).Select(hash => hash[..10])) +
                (hashes.Count > MostHashes ? $" and {hashes.Count - MostHashes} more" : ""));
    }

    static void Write(Terminal terminal, SharedResults results)
    {
        terminal.Output.WriteLine(
            $"results of trials in both: {results.Equal} with equal bits, {results.Unequal.Count} unequal" +
            (results.OtherInstructionSet > 0
                ? $" ({results.OtherInstructionSet} made with other instruction sets, which explains it)" : "") +
            $", {results.Unfinished} without a result in both");
        foreach (var unequal in results.Unequal.OrderBy(result => result.IsOtherInstructionSet).Take(MostHashes))
            terminal.Output.WriteLine($"  {unequal.Hash[..10]}: {unequal.Difference}");
        if (results.Unequal.Count > MostHashes)
            terminal.Output.WriteLine($"  and {results.Unequal.Count - MostHashes} more: --json lists all.");
    }

    static void Write(Terminal terminal, PairedTrials pairs)
    {
        if (pairs.Count == 0)
            return;
        terminal.Output.WriteLine(
            $"{pairs.Count} {(pairs.Count == 1 ? "pair" : "pairs")} of trials with the same seed and settings but for " +
            "what the studies as a whole differ in:");
        terminal.WriteTable(["score", ">pairs", ">equal", ">second − first", "95 % interval", ">largest", "of trial"],
            pairs.Measures.Select(Row));
    }

    static string[] Row(MeasureDifference difference) =>
    [
        Words(difference.Measure), difference.Mean.Count.ToString(), difference.Equal.ToString(),
        Number(difference.Mean.Mean),
        double.IsFinite(difference.Mean.Low)
            ? $"{Number(difference.Mean.Low)} to {Number(difference.Mean.High)}" : "none of one pair",
        Number(difference.Largest.Value).TrimStart('+'), difference.Largest.Hash[..10],
    ];

    static void Write(Terminal terminal, string study, IReadOnlyList<StudyEnvironment> environments)
    {
        if (environments.Count == 0)
            terminal.Output.WriteLine($"{study}: no results yet");
        foreach (var (made, trials) in environments.Take(MostRows))
            terminal.Output.WriteLine(
                $"{study}: {trials} {(trials == 1 ? "result" : "results")} made by {MadeBy(made)}");
    }

    /// <summary>What made results, such as "Fruitfly 0.4.0+a093a61c, numerics 2, .NET 10.0.12, AVX2".</summary>
    public static string MadeBy(TrialProvenance made)
    {
        const int ShortCommit = 8;
        var commit = made.Program.IndexOf('+');
        var program = commit < 0
            ? made.Program : made.Program[..Math.Min(made.Program.Length, commit + 1 + ShortCommit)];
        return $"Fruitfly {program}, numerics {made.Numerics}, {made.Runtime}, {made.InstructionSet}";
    }

    static string Values(IReadOnlyList<string> values) => values.Count == 0 ? "none"
        : string.Join(", ", values.Take(MostValues))
            + (values.Count > MostValues ? $" and {values.Count - MostValues} more" : "");

    static string Words(TrialMeasure measure) => KebabCase.Of(measure).Replace('-', ' ');

    static string Number(double value) => Math.Abs(value) is > 0 and < 0.00005
        ? value.ToString("+0.0e-0;-0.0e-0", CultureInfo.InvariantCulture)
        : value.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture);
}
