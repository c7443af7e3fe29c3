using System.CommandLine;
using Fruitfly.Cli.Commands.Bench;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Benchmarks;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly bench</c>: how fast this machine trains.</summary>
static class BenchCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var only = new Option<string?>("--only") { Description = "one workload, or one experiment, instead of all", HelpName = "NAME" };
        only.CompletionSources.Add([.. Workloads.All.Select(workload => workload.Name)]);
        only.CompletionSources.Add([.. surroundings.Experiments.Experiments.Select(experiment => experiment.Name)]);
        var experiments = new Option<bool>("--experiments")
        {
            Description = "whole experiments instead, their quick presets from an empty store to the page",
        };
        var json = CommandSyntax.Json();
        var command = new DocumentedCommand("bench",
            "Measures how fast this machine trains, and what share of its multiply-add peak training reaches.")
        {
            Examples =
            [
                ("fruitfly bench", "every workload, about half a minute; best on a quiet machine"),
                ("fruitfly bench --only mlp-100", "one of them"),
                ("fruitfly bench --experiments", "where the time of whole experiments goes, a few minutes"),
                ("fruitfly bench --json > speed.json", "for a script"),
            ],
            Options = { only, experiments, json },
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(experiments))
                return Task.FromResult(
                    MeasureExperiments(surroundings, parsed.GetValue(only), parsed.GetValue(json), cancellation));
            var workloads = Chosen(parsed.GetValue(only));
            var terminal = surroundings.Terminal;
            var load = Load(terminal);
            var table = BenchmarkTable.Measure(
                workloads, new BenchmarkSettings(surroundings.Time), load, name => Tell(surroundings, name),
                cancellation);
            if (parsed.GetValue(json))
                terminal.WriteJson(BenchmarkJson.Of(table));
            else
                BenchmarkText.Write(terminal, table);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static int MeasureExperiments(
        Surroundings surroundings, string? only, bool json, CancellationToken cancellation)
    {
        var experiments =
            surroundings.Experiments.Experiments.Where(experiment => only is null || experiment.Name == only)
            .ToList();
        if (experiments.Count == 0)
            throw UsageError.NoExperiment("bench --experiments --only", only!, surroundings.Experiments);
        var load = Load(surroundings.Terminal);
        Tell(surroundings, "the multiply-add peak");
        var peak = MachinePeak.Measure(new BenchmarkSettings(surroundings.Time), cancellation);
        var benchmark = new ExperimentBenchmark(surroundings.Time, () => Environment.CpuUsage.TotalTime,
            surroundings.Speeds);
        var speeds = new List<ExperimentSpeed>();
        foreach (var experiment in experiments)
        {
            Tell(surroundings, experiment.Name);
            speeds.Add(benchmark.Measure(experiment, Environment.ProcessorCount, cancellation));
        }
        if (json)
            surroundings.Terminal.WriteJson(BenchmarkJson.Of(speeds, peak, load));
        else
            BenchmarkText.Write(surroundings.Terminal, speeds, peak);
        return ExitCode.Done;
    }

    static double? Load(Terminal terminal)
    {
        var load = MachineLoad.Now();
        if (load > MachineLoad.Quiet)
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"warning: the machine was busy in the last minute (load average {load:0.0}, {Environment.ProcessorCount} cores): times may be too long."));
        return load;
    }

    static void Tell(Surroundings surroundings, string name)
    {
        if (surroundings.Terminal.IsLive)
            surroundings.Terminal.Error.WriteLine($"measuring {name}");
    }

    static IReadOnlyList<Benchmark> Chosen(string? name)
    {
        if (name is null)
            return Workloads.All;
        if (Workloads.All.FirstOrDefault(workload => workload.Name == name) is { } chosen)
            return [chosen];
        var names = Workloads.All.Select(workload => workload.Name).ToList();
        throw new UsageError(
            $"there is no workload '{name}'.",
            Suggestion.For(name, names) is { } meant
                ? $"did you mean '{meant}'?" : $"it is one of {string.Join(", ", names)}.");
    }
}
