using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Web.Runs;

namespace Fruitfly.Web.Diagnoses;

/// <summary>A run of a diagnosis. Before the first answer its curves can be seen while they grow; each answer takes the
/// place of the one before, and the last goes to the folder of reports, as from the command line.</summary>
sealed class DiagnosisJob : RunJob
{
    readonly Laboratory _laboratory;
    readonly DiagnosisRun _run;
    volatile DiagnosisAnswered? _answer;

    public DiagnosisJob(DiagnosisPlan plan, string command, Laboratory laboratory) : base(plan.Study)
    {
        (Plan, _laboratory) = (plan, laboratory);
        _run = RunOf(plan, command, laboratory);
        Growing = new(Measure, laboratory.Time);
    }

    public DiagnosisPlan Plan { get; }

    public Growing<DiagnosisFindings> Growing { get; }

    /// <summary>The latest; null before the first.</summary>
    public DiagnosisAnswered? Answer => _answer;

    public override bool HasTrials => true;

    public static DiagnosisRun RunOf(DiagnosisPlan plan, string command, Laboratory laboratory)
    {
        var places = new DataPlaces(files: new FilePlaces(laboratory.Records.Files, laboratory.Time));
        places.Files.Give(plan.File);
        return new(plan) { Command = command, Places = places, Speeds = laboratory.Speeds };
    }

    /// <exception cref="DataFileException">the folder of reports cannot be written</exception>
    public void Check()
    {
        if (ReportPlace.Problem(_laboratory.Settings.Reports, Name) is { } problem)
            throw problem;
    }

    public override void Execute(IProgress<StudyProgress> progress, Action changed)
    {
        var (store, time) = (_laboratory.Store, _laboratory.Time);
        // What was uploaded goes with the lab; the study keeps a copy, so that its trials can be run again.
        store.Take(Plan.File.Files, copies: true, time);
        var whole = new DiagnosisProgress(progress, ended =>
        {
            if (_answer is null)
                Growing.Tell(ended);
        });
        var (outcome, provenance) = _run.Run(store, time, whole, Answered, Cancellation);
        Cancellation.ThrowIfCancellationRequested();
        ReportFolder.Write(_laboratory.Settings.Reports, DiagnosisReport.Of(outcome, provenance));
        Answered(outcome, provenance);
        whole.End();

        void Answered(DiagnosisOutcome found, Provenance of)
        {
            _answer = new(found, of);
            Growing.Tell(whole.Ended, isLast: true);
            changed();
        }
    }

    DiagnosisFindings? Measure()
    {
        if (_answer is { } answer)
            return DiagnosisFindings.Of(answer);
        try
        {
            return _run.BeforeAnswer(_laboratory.Records, _laboratory.Time) is { } curves
                ? new(ReportContent.Of(curves), null) : null;
        }
        catch (DiagnosisException)
        {
            return null; // trainings diverged: the end of the run says so
        }
    }
}

/// <summary>An answer and how it was found.</summary>
sealed record DiagnosisAnswered(DiagnosisOutcome Outcome, Provenance Provenance);
