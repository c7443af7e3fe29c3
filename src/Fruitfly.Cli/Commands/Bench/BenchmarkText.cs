using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Benchmarks;
using Fruitfly.Numerics;

namespace Fruitfly.Cli.Commands.Bench;

/// <summary>The speeds for a person: a table for one core, a line for each workload of the whole machine.</summary>
static class BenchmarkText
{
    public static void Write(Terminal terminal, BenchmarkTable table)
    {
        terminal.Output.WriteLine(
            Invariant($"one core: {table.Peak / 1e9:0.0} billion float32 operations per second at most ({InstructionSet.Description})"));
        if (table.Speeds.Any(speed => speed.Value is TrainingSpeed))
            terminal.WriteTable(
                ["workload", ">µs per step", ">million operations", ">share of peak"],
                from speed in table.Speeds
                let training = speed.Value as TrainingSpeed
                where training is not null
                select (string[])
                [
                    speed.Key,
                    Invariant($"{training.MicrosecondsPerStep:#,0.0}"),
                    Invariant($"{training.OperationsPerStep / 1e6:#,0.00}"),
                    Invariant($"{training.ShareOf(table.Peak):0.00}"),
                ]);
        foreach (var (name, speed) in table.Speeds)
            if (speed is TrialSpeed trials)
                terminal.Output.WriteLine(Invariant(
                    $"{name}: {trials.NetworksPerMinute:#,0} networks per minute on {trials.Cores} cores, scaling efficiency {trials.ScalingEfficiency:0.00}"));
            else if (speed is GenerationSpeed generation)
                terminal.Output.WriteLine(Invariant($"{name}: {generation.SamplesPerSecond:#,0} samples per second"));
    }

    /// <summary>Whole experiments: what they reach, and the shares of what the rest goes to.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<ExperimentSpeed> speeds, double peak)
    {
        terminal.Output.WriteLine(
            Invariant($"one core: {peak / 1e9:0.0} billion float32 operations per second at most ({InstructionSet.Description})"));
        IReadOnlyList<ExperimentSpeed> all = speeds.Count > 1 ? [.. speeds, All(speeds)] : speeds;
        terminal.WriteTable(
            ["quick preset of", ">seconds", ">of a core", ">10⁹ operations", ">share of peak", ">of trials"],
            all.Select(speed => (string[])
            [
                speed.Experiment,
                Invariant($"{speed.Elapsed.TotalSeconds:0.0}"),
                Invariant($"{speed.CoreSeconds:0.0}"),
                Invariant($"{speed.Operations / 1e9:#,0}"),
                speed.Operations > 0 ? Invariant($"{speed.ShareOf(peak):0.00}") : "",
                speed.Operations > 0 ? Invariant($"{speed.TrialsShareOf(peak):0.00}") : "",
            ]));
        terminal.Output.WriteLine("what the seconds of a core went to:");
        terminal.WriteTable(
            ["quick preset of", ">trials", ">around them", ">forecast", ">measuring", ">drawing"],
            all.Select(speed => (string[])
            [
                speed.Experiment,
                .. new[] { speed.Trials, speed.AroundTrials, speed.Forecasting, speed.Measuring, speed.Drawing }
                    .Select(part => Invariant($"{100 * part / speed.CoreSeconds:0} %")),
            ]));
    }

    static ExperimentSpeed All(IReadOnlyList<ExperimentSpeed> speeds) => new(
        "all", speeds.Sum(speed => speed.TrainingOperations), speeds.Sum(speed => speed.EvaluationOperations),
        speeds.Sum(speed => speed.Forecasting), speeds.Sum(speed => speed.Trials),
        speeds.Sum(speed => speed.AroundTrials), speeds.Sum(speed => speed.Measuring),
        speeds.Sum(speed => speed.Drawing), TimeSpan.FromTicks(speeds.Sum(speed => speed.Elapsed.Ticks)));

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
