using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Run;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Setups;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>Diagnoses a table where a person watches: what the file was taken for, progress, a first answer that gets
/// sharper, the last one, and the report's page.</summary>
sealed class DiagnosisSession
{
    const string Command = "fruitfly diagnose";

    readonly Surroundings _surroundings;
    readonly DiagnoseOptions _options;
    readonly ParseResult _parsed;
    readonly string _words;
    readonly CancellationToken _cancellation;
    readonly DiagnosisPlan _plan;
    readonly Func<DiagnosisPool, DiagnosisPlan> _planOf;

    public DiagnosisSession(
        Surroundings surroundings, DiagnoseOptions options, ParseResult parsed, string words,
        CancellationToken cancellation)
    {
        (_surroundings, _options, _parsed, _words, _cancellation) = (surroundings, options, parsed, words,
            cancellation);
        var setup = options.Setup(parsed);
        var file = setup.ReadFile(FileProgressDisplay.Reader(Terminal, surroundings.Time, cancellation))!;
        var pool = options.Pool(parsed, setup, HasDates(file));
        _planOf = limits => SettingOptions.Corrected(
            Command, () => Large(file, () => DiagnosisPlan.Of(setup, file, pool: limits))) with
        {
            Worth = options.Worth(parsed),
            ChoosesWidth = options.ChoosesWidth(parsed),
            OpensTest = options.OpenTest(parsed),
        };
        _plan = _planOf(pool);
        SettingOptions.Corrected(Command, () => _plan.Study);
        Terminal.WriteReading(file.Table.Reading);
    }

    Terminal Terminal => _surroundings.Terminal;

    // No option would make the table larger.
    static DiagnosisPlan Large(DescribedFile file, Func<DiagnosisPlan> plan)
    {
        try
        {
            return plan();
        }
        catch (SetupException failure) when (failure.Setting == "file")
        {
            throw new UsageError($"'{file.Table.Name}' {failure.Rest}", "diagnose a table of more rows.");
        }
    }

    public void Predict()
    {
        using var store = _surroundings.OpenStore(_options.Store(_parsed));
        var plan = _options.Budget(_parsed) == default ? PayerOf(store).ByDefault(_plan) : _plan;
        var forecasts = RunOf(plan, store).Forecasts(store, _surroundings.Time, _cancellation);
        if (_options.Json(_parsed))
        {
            Terminal.WriteJson(new JsonArray(
                [.. forecasts.Select(one => (JsonNode)Json(plan with { Design = one.Design }, one))]));
            return;
        }
        Terminal.WriteTable(
            DiagnosisDepth.Titles,
            [.. forecasts.Select(one => DiagnosisDepth.Row(plan with { Design = one.Design }, one))]);
        Terminal.WriteWrapped(
            "±: half of the expected 90 % intervals: of the error, of its variance from the data and from the seed, " +
            "each in % of itself, and of a gain in % of the error; what a run finds replaces it");
        Terminal.WriteWrapped(
            "to run, time: from where one narrow network is best at every size to where wide ones are and another at " +
            "every size; the largest number holds");
        Terminal.Output.WriteLine(
            $"predicted for {forecasts[0].Most.Workers} at once{ForecastText.By(forecasts[0].Most.Speeds)}; " +
            "nothing was trained or kept");
    }

    public void Run()
    {
        var reports = _options.Reports(_parsed);
        if (ReportPlace.Problem(reports, _plan.Study) is { } problem)
            throw problem;
        var budget = _options.Budget(_parsed);
        using var end = new BudgetEnd(budget.Time, _surroundings.Time, _cancellation);
        using var store = _surroundings.OpenStore(_options.Store(_parsed));
        store.Take(_plan.File.Files, _options.Keep(_parsed), _surroundings.Time);
        var plan = budget == default ? PayerOf(store).ByDefault(_plan) : PayerOf(store).Within(_plan, budget);
        var (outcome, provenance) = Diagnosed(plan, store, end);
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

    static bool HasDates(DescribedFile file) =>
        file.Table.Schema?.Columns.Any(column =>
            column is { Role: ColumnRole.Time, Reading: ColumnReading.Moment }) == true;

    (DiagnosisOutcome Outcome, Reports.Provenance Provenance) Diagnosed(
        DiagnosisPlan plan, IStudyStore store, BudgetEnd end)
    {
        try
        {
            using var progress = new ProgressDisplay(Terminal, "diagnose", _surroundings.Time);
            return RunOf(plan, store).Run(store, _surroundings.Time, progress,
                (outcome, _) => Terminal.Error.WriteLine($"first answer: {DiagnosisAnswer.Of(outcome)[0]}"),
                end.Token);
        }
        catch (OperationCanceledException) when (end.IsReached)
        {
            return Kept(plan, store);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            throw new CommandError(ExitCode.Interrupted, $"interrupted{KeptIn(store, plan)}.",
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

    // The time was predicted for a machine as free as it was before the start.
    (DiagnosisOutcome Outcome, Reports.Provenance Provenance) Kept(DiagnosisPlan plan, IStudyStore store)
    {
        if (RunOf(plan, store).SoFar(store, _surroundings.Time) is not { } found)
            throw new CommandError(ExitCode.Failed, $"the budget is over before the first answer{KeptIn(store, plan)}.",
                $"go on with: {_words}");
        Terminal.Error.WriteLine(
            $"the budget is over: the answer is that of {DiagnosisDepth.Of(found.Outcome.Plan)}" +
            $"{KeptIn(store, plan)}, and the same command goes on with them");
        return found;
    }

    static string KeptIn(IStudyStore store, DiagnosisPlan plan) => store.Find(plan.Study)?.Trials is { } trials
        ? $"; {trials.Finished} trainings are kept" : "";

    DiagnosisBudget PayerOf(IStudyStore store) => new(_surroundings, store, RunOf, _planOf, _cancellation);

    DiagnosisRun RunOf(DiagnosisPlan plan, IStudyStore store)
    {
        var places = new DataPlaces(files: new FilePlaces(store.Files, _surroundings.Time));
        places.Files.Give(plan.File);
        return new(plan)
        {
            Command = _words, Places = places, Workers = _options.Workers(_parsed),
            Speeds = _surroundings.Speeds,
        };
    }

    static JsonObject Json(DiagnosisPlan plan, DiagnosisForecast forecast)
    {
        var (json, widths) = (DiagnosisDepth.Json(plan), ExpectedWidths.Of(plan));
        ForecastText.AddTo(json, forecast.Most);
        json["leastTrialsToRun"] = forecast.Least.ToRun;
        json["leastSeconds"] = ForecastText.Milliseconds(forecast.Least.Whole.TotalSeconds);
        json["expectedHalfWidths"] = new JsonObject
        {
            ["error"] = widths.Error, ["seedVariance"] = widths.SeedVariance, ["dataVariance"] = widths.DataVariance,
            ["gain"] = widths.Gain,
        };
        return json;
    }
}
