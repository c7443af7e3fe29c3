using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Run;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>Diagnoses a table where a person watches: what the file was taken for, progress, a first answer that gets
/// sharper, the last one, and the report's page.</summary>
sealed class DiagnosisSession
{
    readonly Surroundings _surroundings;
    readonly DiagnoseOptions _options;
    readonly ParseResult _parsed;
    readonly string _words;
    readonly CancellationToken _cancellation;
    readonly DiagnosisPlan _plan;

    public DiagnosisSession(
        Surroundings surroundings, DiagnoseOptions options, ParseResult parsed, string words,
        CancellationToken cancellation)
    {
        (_surroundings, _options, _parsed, _words, _cancellation) = (surroundings, options, parsed, words,
            cancellation);
        var setup = options.Setup(parsed);
        var file = setup.ReadFile(FileProgressDisplay.Reader(Terminal, surroundings.Time, cancellation))!;
        _plan = SettingOptions.Corrected(() => DiagnosisPlan.Of(setup, file)) with
        {
            Worth = options.Worth(parsed),
            ChoosesWidth = options.ChoosesWidth(parsed),
        };
        SettingOptions.Corrected(() => _plan.Study);
        Terminal.WriteReading(file.Table.Reading);
    }

    Terminal Terminal => _surroundings.Terminal;

    public void Predict()
    {
        using var store = _surroundings.OpenStore(_options.Store(_parsed));
        var forecasts = RunOf(_plan, store).Forecasts(store, _surroundings.Time, _cancellation);
        if (_options.Json(_parsed))
        {
            Terminal.WriteJson(new JsonArray([.. forecasts.Select(one => (JsonNode)Json(one.Design, one.Forecast))]));
            return;
        }
        Terminal.WriteTable(
            [.. ForecastText.Titles("depth"), ">variance ±"],
            [.. forecasts.DistinctBy(one => Depth(one.Design)).Select(one => (string[])
                [.. ForecastText.Row(Depth(one.Design), one.Forecast), Errors(one.Design)])]);
        Terminal.Output.WriteLine(ForecastText.Foot(forecasts[0].Forecast.Workers));
    }

    public void Run()
    {
        var reports = _options.Reports(_parsed);
        if (ReportPlace.Problem(reports, _plan.Study) is { } problem)
            throw problem;
        var budget = _options.Budget(_parsed);
        using var store = _surroundings.OpenStore(_options.Store(_parsed));
        store.Take(_plan.File.Files, _options.Keep(_parsed), _surroundings.Time);
        var plan = budget == default ? _plan : Within(budget, store);
        var (outcome, provenance) = Diagnosed(plan, store);
        var page = ReportFolder.Write(reports, DiagnosisReport.Of(outcome, provenance));
        if (_options.Json(_parsed))
        {
            var json = DiagnosisJson.Of(outcome);
            json["report"] = Path.GetFullPath(page);
            Terminal.WriteJson(json);
            return;
        }
        foreach (var line in DiagnosisAnswer.Of(outcome))
            Terminal.WriteWrapped(line);
        Terminal.Output.WriteLine($"report: {Path.GetFullPath(page)}");
    }

    // The deepest that fits; where none does, that is said, and not hidden in fewer rows.
    DiagnosisPlan Within((TimeSpan? Time, int? Trials) budget, IStudyStore store)
    {
        var forecasts = RunOf(_plan, store).Forecasts(store, _surroundings.Time, _cancellation);
        var fitting = forecasts.Where(one => one.Forecast.Whole <= (budget.Time ?? TimeSpan.MaxValue)
            && one.Forecast.ToRun + one.Forecast.AlreadyThere <= (budget.Trials ?? int.MaxValue)).ToList();
        var least = forecasts[0].Forecast;
        if (fitting.Count == 0)
            throw new UsageError(
                $"--budget is too small: the least takes about {ProgressText.Duration(least.Whole)} " +
                $"in {least.ToRun} trainings.",
                "give more, or diagnose a file of fewer rows, which says less.");
        var (design, forecast) = fitting[^1];
        Terminal.Error.WriteLine(
            $"fits the budget: {Depth(design)}; about {ProgressText.Duration(forecast.Whole)} in " +
            $"{forecast.ToRun} trainings; variance from the data within {Errors(design)}");
        return _plan with { Design = design };
    }

    (DiagnosisOutcome Outcome, Reports.Provenance Provenance) Diagnosed(DiagnosisPlan plan, IStudyStore store)
    {
        try
        {
            using var progress = new ProgressDisplay(Terminal, "diagnose", _surroundings.Time);
            return RunOf(plan, store).Run(store, _surroundings.Time, progress,
                (outcome, _) => Terminal.Error.WriteLine($"first answer: {DiagnosisAnswer.Of(outcome)[0]}"), _cancellation);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            var trials = store.Find(plan.Study)?.Trials;
            throw new CommandError(ExitCode.Interrupted,
                $"interrupted{(trials is null ? "" : $"; {trials.Finished} trainings are kept")}.",
                $"go on with: {_words}");
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{_surroundings.CommandName} studies show {failure.Study}' lists them.", failure);
        }
        catch (DiagnosisException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message,
                failure.IsDivergence ? "try a smaller --learning-rate." : "name another --target.", failure);
        }
    }

    DiagnosisRun RunOf(DiagnosisPlan plan, IStudyStore store)
    {
        var places = new DataPlaces(files: new FilePlaces(store.Files, _surroundings.Time));
        places.Files.Give(plan.File);
        return new(plan) { Command = _words, Places = places, Workers = _options.Workers(_parsed) };
    }

    string Depth(DiagnosisDesign design) =>
        $"{Math.Min(design.Levels, _plan.Levels.Count)} sizes, {design.Repartitions} cuts, {design.Seeds} seeds, " +
        $"{design.Widths} widths";

    string Errors(DiagnosisDesign design)
    {
        var subsets = _plan.Levels.Skip(1).Take(2).LastOrDefault().Subsets;
        return (100 * design.ExpectedError(Math.Max(2, subsets))).ToString("0", CultureInfo.InvariantCulture) + " %";
    }

    JsonObject Json(DiagnosisDesign design, StudyForecast forecast)
    {
        var json = new JsonObject
        {
            ["levels"] = Math.Min(design.Levels, _plan.Levels.Count), ["repartitions"] = design.Repartitions,
            ["seeds"] = design.Seeds, ["widths"] = design.Widths,
        };
        ForecastText.AddTo(json, forecast);
        return json;
    }
}
