using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Benchmarks;
using Fruitfly.Numerics;

namespace Fruitfly.Cli.Commands.Bench;

/// <summary>The speeds for a script.</summary>
static class BenchmarkJson
{
    public static JsonObject Of(BenchmarkTable table) => new()
    {
        ["peak_gflops"] = Round(table.Peak / 1e9),
        ["instruction_set"] = InstructionSet.Description,
        ["cores"] = Environment.ProcessorCount,
        ["load_average"] = table.Load,
        ["workloads"] = new JsonObject(
            table.Speeds.Select(speed =>
                KeyValuePair.Create<string, JsonNode?>(speed.Key, Of(speed.Value, table.Peak)))),
    };

    public static JsonObject Of(IReadOnlyList<ExperimentSpeed> speeds, double peak, double? load) => new()
    {
        ["peak_gflops"] = Round(peak / 1e9),
        ["instruction_set"] = InstructionSet.Description,
        ["cores"] = Environment.ProcessorCount,
        ["load_average"] = load,
        ["experiments"] = new JsonObject(speeds.Select(speed =>
            KeyValuePair.Create<string, JsonNode?>(speed.Experiment, new JsonObject
            {
                ["training_flop"] = speed.TrainingOperations,
                ["evaluation_flop"] = speed.EvaluationOperations,
                ["share_of_peak"] = Round(speed.ShareOf(peak)),
                ["trials_share_of_peak"] = Round(speed.TrialsShareOf(peak)),
                ["seconds"] = Round(speed.Elapsed.TotalSeconds),
                ["core_seconds"] = Round(speed.CoreSeconds),
                ["trials"] = Round(speed.Trials),
                ["around_trials"] = Round(speed.AroundTrials),
                ["forecasting"] = Round(speed.Forecasting),
                ["measuring"] = Round(speed.Measuring),
                ["drawing"] = Round(speed.Drawing),
            }))),
    };

    static JsonObject Of(Speed speed, double peak) => speed switch
    {
        TrainingSpeed training => new()
        {
            ["us_per_step"] = Round(training.MicrosecondsPerStep),
            ["flop_per_step"] = training.OperationsPerStep,
            ["share_of_peak"] = Round(training.ShareOf(peak)),
        },
        TrialSpeed trials => new()
        {
            ["networks_per_minute"] = Round(trials.NetworksPerMinute),
            ["scaling_efficiency"] = Round(trials.ScalingEfficiency),
            ["cores"] = trials.Cores,
        },
        GenerationSpeed generation => new() { ["samples_per_second"] = Round(generation.SamplesPerSecond) },
        _ => throw new ArgumentOutOfRangeException(nameof(speed), speed, "There is no JSON for this kind of speed."),
    };

    /// <summary>More than three digits of a time are noise; four leave the ratios of two their third.</summary>
    static double Round(double value) =>
        double.Parse(value.ToString("g4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
