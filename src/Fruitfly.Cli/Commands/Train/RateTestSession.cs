using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.RateTests;
using Fruitfly.Lab.Setups;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>A test of learning rates where a person watches.</summary>
sealed class RateTestSession
{
    readonly Surroundings _surroundings;
    readonly string _reports;
    readonly TrainingSetup _setup;
    readonly DescribedFile? _file;
    readonly SetupPlan _plan;

    /// <summary>Reads the file of the setup and plans its trials.</summary>
    /// <exception cref="UsageError">the settings do not fit together, or not the file</exception>
    /// <exception cref="DataFileException">the file cannot be read, or the reports cannot be written</exception>
    public RateTestSession(Surroundings surroundings, TrainingSetup setup, string reports)
    {
        (_surroundings, _reports, _setup) = (surroundings, reports, setup);
        _file = setup.ReadFile(DescribedFile.Read);
        _plan = SettingOptions.Corrected("fruitfly train", () => RateTest.PlanOf(setup, _file));
        if (_plan.Reading is { } reading)
            surroundings.Terminal.WriteReading(reading);
        if (ReportPlace.Problem(reports, _plan.Study) is { } problem)
            throw problem;
    }

    string Command => _setup.ToCommand(_surroundings.CommandName) + " --find-rate";

    /// <summary>Trains what the store has no result of, writes the page and says what was found.</summary>
    public void Run(IStudyStore store, bool asJson, CancellationToken cancellation)
    {
        var places = new DataPlaces(files: new FilePlaces(store.Files, _surroundings.Time));
        if (_file is not null)
        {
            store.Take(_file.Files, copies: false, _surroundings.Time);
            places.Files.Give(_file);
        }
        var (finding, report) = Run(store, places, cancellation);
        Show(finding, Path.GetFullPath(ReportFolder.Write(_reports, report)), asJson);
    }

    (RateFinding Finding, Report Report) Run(IStudyStore store, DataPlaces places, CancellationToken cancellation)
    {
        try
        {
            using var progress = new ProgressDisplay(_surroundings.Terminal, "train", _surroundings.Time);
            return new RateTestRun(_plan) { Command = Command, Places = places }
                .Run(store, _surroundings.Time, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new CommandError(
                ExitCode.Interrupted, "interrupted; what was finished is kept.", $"go on with: {Command}");
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(
                ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{_surroundings.CommandName} studies show {failure.Study}' lists them; the same command tries " +
                "them again.", failure);
        }
    }

    void Show(RateFinding finding, string page, bool asJson)
    {
        if (asJson)
        {
            _surroundings.Terminal.WriteJson(Json(finding, page));
            return;
        }
        _surroundings.Terminal.WriteWrapped(RateTestText.Lead(finding));
        foreach (var curve in finding.Curves)
            _surroundings.Terminal.Output.WriteLine(RateTestText.Line(curve));
        if (finding.Suggested is { } rate)
            _surroundings.Terminal.Output.WriteLine(
                $"train with it: {(_setup with { LearningRate = rate }).ToCommand(_surroundings.CommandName)}");
        _surroundings.Terminal.Output.WriteLine($"report: {page}");
    }

    JsonObject Json(RateFinding finding, string page) => new()
    {
        ["command"] = Command,
        ["suggested"] = finding.Suggested,
        ["low"] = finding.Interval?.Low,
        ["high"] = finding.Interval?.High,
        ["rule"] = RateFinding.Rule,
        ["from"] = RateTest.Lowest,
        ["to"] = RateTest.Highest,
        ["steps"] = RateTest.Steps,
        ["seeds"] = new JsonArray(
        [
            .. finding.Curves.Select(curve => new JsonObject
            {
                ["seed"] = curve.Seed,
                ["suggested"] = curve.Suggested,
                ["smallestLossAt"] = curve.Smallest,
                ["rates"] = new JsonArray([.. curve.Rates.Select(rate => JsonValue.Create(rate))]),
                ["losses"] = new JsonArray([.. curve.Losses.Select(loss => JsonValue.Create(loss))]),
            }),
        ]),
        ["study"] = _plan.Study,
        ["report"] = page,
    };
}
