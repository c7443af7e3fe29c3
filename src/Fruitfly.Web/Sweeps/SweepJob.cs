using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Web.Runs;

namespace Fruitfly.Web.Sweeps;

/// <summary>A run of a study. What has ended can be seen while it grows; once it is whole it goes to the folder of
/// reports, as from the command line.</summary>
sealed class SweepJob : RunJob
{
    readonly SweepStudy _study;
    readonly Laboratory _laboratory;
    readonly SweepRun _run;

    public SweepJob(SweepStudy study, Laboratory laboratory) : base(study.Plan.Name)
    {
        (_study, _laboratory) = (study, laboratory);
        _run = RunOf(study, laboratory);
        Growing = Growth(study, _run, laboratory);
    }

    public string Title => _study.Title;

    public Growing<ReportContent> Growing { get; }

    /// <summary>Whether the time of its budget was over before every trial had run.</summary>
    public bool IsCutShort { get; private set; }

    public override bool HasTrials => true;

    public static SweepRun RunOf(SweepStudy study, Laboratory laboratory)
    {
        var places = new DataPlaces(files: new FilePlaces(laboratory.Records.Files, laboratory.Time));
        foreach (var file in study.Files)
            places.Files.Give(file);
        return new(study.Plan)
        {
            Command = CommandOf([]), Places = places, MostTime = study.MostTime,
            Speeds = laboratory.Speeds,
        };
    }

    /// <summary>What its trials in the store say so far.</summary>
    public static Growing<ReportContent> Growth(SweepStudy study, SweepRun run, Laboratory laboratory) => new(
        () => run.SoFar(laboratory.Records, laboratory.Time) is { } swept
            ? ReportContent.Of(SweepReport.Of(swept.Outcome, swept.Provenance, readings: study.Readings)) : null,
        laboratory.Time);

    /// <exception cref="DataFileException">the folder of reports cannot be written</exception>
    public void Check()
    {
        if (ReportPlace.Problem(_laboratory.Settings.Reports, Name) is { } problem)
            throw problem;
    }

    public override void Execute(IProgress<StudyProgress> progress, Action changed)
    {
        var watched = new Watched(progress, Growing);
        try
        {
            // What was uploaded goes with the lab; the study keeps a copy, so that its trials can be run again.
            foreach (var file in _study.Files)
                _laboratory.Store.Take(file.Files, copies: true, _laboratory.Time);
            var swept = _run.Run(_laboratory.Store, _laboratory.Time, watched, Cancellation);
            Cancellation.ThrowIfCancellationRequested();
            IsCutShort = swept.IsCutShort;
            ReportFolder.Write(_laboratory.Settings.Reports,
                SweepReport.Of(swept.Outcome, swept.Provenance, swept.Outcome.Choice is { } choice
                    ? CommandOf(_study.Typed(choice.Winner.Setting)) : null, _study.Readings));
        }
        catch
        {
            Growing.Tell(watched.Ended, isLast: true);
            throw;
        }
    }

    // The page offers the study as a file of that name.
    static string CommandOf(IReadOnlyList<string> typed) =>
        ShellText.Of("fruitfly", ["sweep", StudyCheck.TextName, .. typed]);

    sealed class Watched(IProgress<StudyProgress> progress, Growing<ReportContent> growing) : IProgress<StudyProgress>
    {
        public int Ended { get; private set; }

        public void Report(StudyProgress value)
        {
            Ended = value.Trials.Finished;
            growing.Tell(Ended);
            progress.Report(value);
        }
    }
}
