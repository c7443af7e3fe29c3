using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Run;

/// <summary><c>--dry-run</c>: what runs would cost, one after another.</summary>
sealed record DryRun(IReadOnlyList<(ExperimentRun Run, StudyForecast Forecast)> Runs)
{
    /// <summary>Counts the operations of what the store has no result of, and measures for about half a second how fast
    /// this machine is. Nothing is trained to its end, and a store that is not there is not made.</summary>
    public static DryRun Of(
        Surroundings surroundings, string? store, IReadOnlyList<ExperimentRun> runs, CancellationToken cancellation)
    {
        using var opened = surroundings.OpenExistingStore(store);
        return new DryRun([.. runs.Zip(ForecastsInOrder.Of(runs, Forecast))]);

        StudyForecast Forecast(ExperimentRun run, IReadOnlySet<string> before)
        {
            try
            {
                return run.Forecast(opened, surroundings.Time, cancellation, before);
            }
            catch (Exception exception) when (exception is ArgumentException or OverflowException)
            {
                throw new CommandError(ExitCode.Failed,
                    $"a trial of '{run.Experiment.Name}' cannot be run: {exception.Message}", null, exception);
            }
        }
    }

    public void Write(Terminal terminal, bool asJson)
    {
        if (asJson)
            terminal.WriteJson(Json());
        else
            WriteTable(terminal);
    }

    void WriteTable(Terminal terminal)
    {
        var rows = Runs.Select(run =>
            Row($"{run.Run.Experiment.Name} ({ExperimentRun.PresetName(run.Run.Settings.Preset)})", run.Forecast))
                .ToList();
        if (Runs.Count > 1)
            rows.Add(Row("all, one after another", Total()));
        terminal.WriteTable(["experiment", ">to run", ">already there", ">operations", ">predicted time", ">memory"],
            rows);
        var workers = Runs.Count > 0 ? Runs[0].Forecast.Workers : 0;
        terminal.Output.WriteLine(
            $"predicted for {workers} {(workers == 1 ? "worker" : "workers")}; operations in billions of float32; " +
            "nothing was trained or kept");
    }

    static string[] Row(string name, StudyForecast forecast) =>
    [
        name, Whole(forecast.ToRun), Whole(forecast.AlreadyThere), NumberText.Of(forecast.Operations / 1e9),
        Time(forecast.Whole), $"{NumberText.Of(forecast.MemoryBytes / 1e6)} MB",
    ];

    StudyForecast Total()
    {
        var forecasts = Runs.Select(run => run.Forecast).ToList();
        return forecasts[0] with
        {
            ToRun = forecasts.Sum(forecast => forecast.ToRun),
            AlreadyThere = forecasts.Sum(forecast => forecast.AlreadyThere),
            Operations = forecasts.Sum(forecast => forecast.Operations),
            Duration = TimeSpan.FromSeconds(forecasts.Sum(forecast => forecast.Duration.TotalSeconds)),
            Measuring = TimeSpan.FromSeconds(forecasts.Sum(forecast => forecast.Measuring.TotalSeconds)),
            MemoryBytes = forecasts.Max(forecast => forecast.MemoryBytes),
        };
    }

    JsonObject Json() => new()
    {
        ["experiments"] = new JsonArray([.. Runs.Select(run => new JsonObject
        {
            ["experiment"] = run.Run.Experiment.Name,
            ["preset"] = ExperimentRun.PresetName(run.Run.Settings.Preset),
            ["study"] = run.Run.Study,
            ["trialsToRun"] = run.Forecast.ToRun,
            ["trialsAlreadyThere"] = run.Forecast.AlreadyThere,
            ["operations"] = run.Forecast.Operations,
            ["workers"] = run.Forecast.Workers,
            ["seconds"] = Milliseconds(run.Forecast.Whole.TotalSeconds),
            ["trialSeconds"] = Milliseconds(run.Forecast.TrialSeconds),
            ["measuringSeconds"] = Milliseconds(run.Forecast.Measuring.TotalSeconds),
            ["memoryBytes"] = run.Forecast.MemoryBytes,
        })]),
        ["seconds"] = Milliseconds(Runs.Sum(run => run.Forecast.Whole.TotalSeconds)),
    };

    static string Time(TimeSpan time) => time switch
    {
        { Ticks: 0 } => "0 s",
        { TotalSeconds: < 0.1 } => "< 0.1 s",
        _ => ProgressText.Duration(time),
    };

    static double Milliseconds(double seconds) => Math.Round(seconds, 3);

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
