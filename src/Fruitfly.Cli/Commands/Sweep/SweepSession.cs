using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Run;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Models;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Sweep;

/// <summary>Runs a study where a person watches: its cost, progress, the answer, the report's page, and how to go on
/// after Ctrl-C.</summary>
/// <param name="words">the command line, to be pasted</param>
sealed class SweepSession(
    Surroundings surroundings, SweepStudy study, SweepOptions options, ParseResult parsed, string words)
{
    readonly Terminal _terminal = surroundings.Terminal;

    public void Show()
    {
        if (options.Json(parsed))
            _terminal.WriteJson(study.ShownJson);
        else
            _terminal.Output.Write(study.Shown);
    }

    public void Predict(CancellationToken cancellation)
    {
        using var store = surroundings.OpenExistingStore(options.Store(parsed));
        var forecast = RunWith(store).Forecast(store, surroundings.Time, cancellation);
        if (options.Json(parsed))
        {
            JsonObject json = new() { ["study"] = study.Plan.Name, ["settings"] = study.Plan.Settings.Count };
            ForecastText.AddTo(json, forecast);
            _terminal.WriteJson(json);
            return;
        }
        _terminal.WriteTable(
            [.. ForecastText.Titles("study"), ">settings"],
            [[.. ForecastText.Row(study.Plan.Name, forecast), $"{study.Plan.Settings.Count}"]]);
        _terminal.Output.WriteLine(ForecastText.Foot(forecast.Workers, forecast.Speeds));
    }

    public void Run(CancellationToken cancellation)
    {
        var reports = options.Reports(parsed);
        if (ReportPlace.Problem(reports, study.Plan.Name) is { } problem)
            throw problem;
        if (options.Keep(parsed) && study.Files.Count == 0)
            throw new UsageError("--keep-data has a meaning only with a file of data.",
                "leave out --keep-data: these data are made again at any time.");
        var model = options.Model(parsed);
        using var store = surroundings.OpenStore(options.Store(parsed));
        foreach (var file in study.Files)
            store.Take(file.Files, options.Keep(parsed), surroundings.Time);
        var swept = Swept(store, cancellation);
        var report = SweepReport.Of(swept.Outcome, swept.Provenance, Winner(swept), study.Readings);
        var page = ReportFolder.Write(reports, report);
        if (model is not null)
            WriteModel(model, swept, store, cancellation);
        Tell(swept, page);
        if (model is not null && !options.Json(parsed))
            model.Tell(_terminal);
    }

    void WriteModel(OutputFile file, SweptStudy swept, IStudyStore store, CancellationToken cancellation)
    {
        try
        {
            new ModelBuilder { Places = PlacesOf(store), Command = words, Metrics = swept.ModelMetrics }
                .Train(swept.ModelTrials, cancellation: cancellation).Save(file.Path);
        }
        catch (ModelException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message, null, failure);
        }
    }

    SweptStudy Swept(IStudyStore store, CancellationToken cancellation)
    {
        try
        {
            using var progress = new ProgressDisplay(_terminal, study.Title, surroundings.Time);
            return RunWith(store).Run(store, surroundings.Time, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new CommandError(ExitCode.Interrupted,
                $"interrupted; {store.Find(study.Plan.Name)?.Trials.Finished ?? 0} trials are kept.",
                $"go on with: {words}");
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{surroundings.CommandName} studies show {failure.Study}' lists them; the same command tries them " +
                "again.",
                failure);
        }
    }

    DataPlaces PlacesOf(IStudyStore? store)
    {
        var places = new DataPlaces(files: new FilePlaces(hash => store?.Files(hash) ?? [], surroundings.Time));
        foreach (var file in study.Files)
            places.Files.Give(file);
        return places;
    }

    SweepRun RunWith(IStudyStore? store) => new(study.Plan)
    {
        Command = words, Places = PlacesOf(store), Workers = options.Workers(parsed), MostTime = study.MostTime,
        Speeds = surroundings.Speeds,
    };

    void Tell(SweptStudy swept, string page)
    {
        var answer = SweepAnswer.Of(swept.Outcome, Winner(swept));
        if (swept.IsCutShort)
            answer = [.. answer, $"the time of the budget was over; go on with: {words}"];
        if (options.Json(parsed))
        {
            var json = SweepJson.Of(swept.Outcome, Winner(swept));
            json["readings"] = new JsonArray([.. study.Readings.Select(ReadingText.Json)]);
            json["isCutShort"] = swept.IsCutShort;
            json["report"] = Path.GetFullPath(page);
            _terminal.WriteJson(json);
            return;
        }
        foreach (var line in answer)
            _terminal.WriteWrapped(line);
        _terminal.Output.WriteLine($"report: {Path.GetFullPath(page)}");
    }

    /// <summary>Trains the chosen setting alone.</summary>
    string? Winner(SweptStudy swept) => swept.Outcome.Choice is { } choice
        ? ShellText.Of(surroundings.CommandName,
            ["sweep", options.Study(parsed), .. options.Typed(parsed).Where(typed => !IsOfFactor(typed)),
                .. study.Typed(choice.Winner.Setting),
                .. options.Store(parsed) is { } store ? (string[])["--store", store] : []]) : null;

    bool IsOfFactor(string typed) => study.Plan.Factors.Any(factor =>
        typed.StartsWith(factor.Path + "=", StringComparison.Ordinal)
        || typed.StartsWith($"factors.{factor.Path}=", StringComparison.Ordinal));
}
