using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Cli.Commands.Run;

/// <summary><c>--dry-run</c>: what runs would cost, one after another.</summary>
sealed record DryRun(IReadOnlyList<(ExperimentRun Run, StudyForecast Forecast)> Runs)
{
    /// <summary>Counts the operations of what the store has no result of, and measures for about half a second how fast
    /// this machine is, where that is not known. Nothing is trained to its end, and a store that is not there is not
    /// made.</summary>
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
        var rows = Runs.Select(run => ForecastText.Row(
            $"{run.Run.Experiment.Name} ({ExperimentRun.PresetName(run.Run.Settings.Preset)})", run.Forecast))
                .ToList();
        if (Runs.Count > 1)
            rows.Add(ForecastText.Row("all, one after another", Total()));
        terminal.WriteTable(ForecastText.Titles("experiment"), rows);
        terminal.Output.WriteLine(ForecastText.Foot(
            Runs.Count > 0 ? Runs[0].Forecast.Workers : 0, Sources()));
    }

    SpeedSource Sources()
    {
        var sources = Runs.Select(run => run.Forecast.Speeds).Where(source => source != SpeedSource.None).Distinct()
            .ToList();
        return sources.Count > 1 ? SpeedSource.Both : sources.FirstOrDefault();
    }

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
        ["experiments"] = new JsonArray([.. Runs.Select(Json)]),
        ["seconds"] = ForecastText.Milliseconds(Runs.Sum(run => run.Forecast.Whole.TotalSeconds)),
    };

    static JsonObject Json((ExperimentRun Run, StudyForecast Forecast) run)
    {
        JsonObject json = new()
        {
            ["experiment"] = run.Run.Experiment.Name,
            ["preset"] = ExperimentRun.PresetName(run.Run.Settings.Preset),
            ["study"] = run.Run.Study,
        };
        ForecastText.AddTo(json, run.Forecast);
        return json;
    }
}
