using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Models;
using Fruitfly.Lab.Setups;
using Fruitfly.Models;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Trains a setup where a person watches: what its file was taken for, progress, the report's page, and how to
/// go on after Ctrl-C.</summary>
sealed class TrainingSession
{
    readonly Surroundings _surroundings;
    readonly string _reports;
    readonly DescribedFile? _file;
    readonly SetupPlan _plan;
    DataPlaces _places = new();

    /// <summary>What is shown of what was measured. Default: all of it.</summary>
    public ChosenMetrics Metrics { get; init; } = ChosenMetrics.All;

    /// <summary>Reads the file of the setup and plans its trials.</summary>
    /// <exception cref="UsageError">the settings do not fit together, or not the file</exception>
    /// <exception cref="DataFileException">the file cannot be read, or the reports cannot be written</exception>
    public TrainingSession(
        Surroundings surroundings, TrainingSetup setup, string reports, CancellationToken cancellation = default)
    {
        (_surroundings, _reports) = (surroundings, reports);
        _file = setup.ReadFile(FileProgressDisplay.Reader(surroundings.Terminal, surroundings.Time, cancellation));
        _plan = SettingOptions.Corrected("fruitfly train", () => SetupPlan.Of(setup, _file));
        if (_plan.Reading is { } reading)
            surroundings.Terminal.WriteReading(reading);
        if (ReportPlace.Problem(reports, _plan.Study) is { } problem)
            throw problem;
    }

    /// <summary>Has the store know where the file lies.</summary>
    /// <param name="copy">whether the store keeps a copy too</param>
    public void KeepInMind(IStudyStore store, bool copy)
    {
        if (_file is null)
        {
            if (copy)
                throw new UsageError("--keep-data has a meaning only with --file.",
                    "leave out --keep-data: these data are made again at any time.");
            return;
        }
        store.Take(_file.Files, copy, _surroundings.Time);
    }

    /// <summary>Trains what the store has no result of, and writes the report.</summary>
    /// <param name="keepsNetworks">whether the networks themselves are needed</param>
    /// <param name="asJson">how those are told that came to their end before an interruption</param>
    public TrainedSetup Run(IStudyStore store, bool keepsNetworks, bool asJson, CancellationToken cancellation)
    {
        _places = new DataPlaces(files: new FilePlaces(store.Files, _surroundings.Time));
        if (_file is not null)
            _places.Files.Give(_file);
        var run = new SetupRun(_plan)
        {
            Command = _plan.Setup.ToCommand(), Places = _places,
            KeepsNetworks = keepsNetworks, Speeds = _surroundings.Speeds,
        };
        try
        {
            using var progress = new ProgressDisplay(_surroundings.Terminal, "train", _surroundings.Time);
            return run.Run(store, _surroundings.Time, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Interrupted(run.Finished(store), asJson);
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(
                ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{_surroundings.CommandName} studies show {failure.Study}' lists them; the same command tries " +
                "them again.", failure);
        }
    }

    /// <summary>The model of what was trained; says which networks are not part of it.</summary>
    /// <exception cref="CommandError">there is none: every training diverged</exception>
    public Model ModelOf(TrainedSetup trained)
    {
        try
        {
            var model = SetupModel.Of(trained, _plan.Setup.ToCommand(), _places);
            if (trained.Networks.Count - model.Networks.Count is > 0 and var left)
                _surroundings.Terminal.Error.WriteLine(
                    $"{left} of {trained.Networks.Count} networks diverged and {(left == 1 ? "is" : "are")} not in " +
                    "the model");
            return model;
        }
        catch (ModelException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message, "try a smaller --learning-rate.", failure);
        }
    }

    /// <summary>Writes the page and says what training came to.</summary>
    public void Show(TrainedSetup trained, OutputFile[] files, bool asJson)
    {
        var page = ReportFolder.Write(_reports, trained.Report);
        if (trained.TrainedAgain > 0)
            _surroundings.Terminal.Error.WriteLine(
                "trained again for its weights: the store keeps results, not weights");
        Show(trained.Scores, asJson, page, files);
        if (asJson)
            return;
        foreach (var file in files)
            file.Tell(_surroundings.Terminal);
        _surroundings.Terminal.Output.WriteLine($"report: {Path.GetFullPath(page)}");
    }

    void Show(TrainedScores scores, bool asJson, string? page, OutputFile[] files)
    {
        if (asJson)
            _surroundings.Terminal.WriteJson(TrainedJson.Of(
                scores, files.Select(file => file.Path), scores.Networks.Count < scores.Plan.Trials.Count,
                page is null ? null : Path.GetFullPath(page)));
        else
            _surroundings.Terminal.WriteTrained(scores, Metrics);
    }

    CommandError Interrupted(TrainedScores scores, bool asJson)
    {
        var (finished, all) = (scores.Networks.Count, _plan.Trials.Count);
        if (finished > 0)
            Show(scores, asJson, null, []);
        var networks = $"{(finished == 0 ? "none" : finished)} of {all} {(all == 1 ? "network" : "networks")}";
        var kept = finished switch
        {
            0 => "was trained to the end",
            1 => "was trained to the end and is kept",
            _ => "were trained to the end and are kept"
        };
        return new(
            ExitCode.Interrupted, $"interrupted; {networks} {kept}.",
            $"go on with: {_plan.Setup.ToCommand(_surroundings.CommandName)}");
    }
}
