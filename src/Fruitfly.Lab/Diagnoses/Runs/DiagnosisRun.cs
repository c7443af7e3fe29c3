using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>Runs a diagnosis as one study of the store: what it has is not trained again, and each step makes the
/// answer sharper.</summary>
public sealed record DiagnosisRun(DiagnosisPlan Plan)
{
    /// <summary>What stands in the place of an experiment's name in the store.</summary>
    public const string Experiment = "diagnose";

    /// <summary>The command line that does the same; it stands in the report.</summary>
    public required string Command { get; init; }

    /// <summary>Where the file is found.</summary>
    public required DataPlaces Places { get; init; }

    /// <summary>Trials run at once. Default: one for each core.</summary>
    public int? Workers { get; init; }

    /// <summary>How fast this machine is known to be; the run adds to it. Default: null, it is measured where it is
    /// asked, and forgotten.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <param name="sharpened">given every answer before the last, each sharper than the one before</param>
    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept</exception>
    /// <exception cref="DiagnosisException">trainings diverged</exception>
    /// <exception cref="MissingDataException">the file is gone</exception>
    /// <exception cref="TrialsFailedException">trials failed</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public (DiagnosisOutcome Outcome, Provenance Provenance) Run(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        Action<DiagnosisOutcome, Provenance>? sharpened = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var work = WorkOf(store, time, progress, cancellation);
        work.Expect(ExpectedTrials.Most(Plan));
        try
        {
            if (Plan.Early is { } early)
                sharpened?.Invoke(new DiagnosisSteps(early, work).Run(), ProvenanceOf(work, store, time, began));
            return (new DiagnosisSteps(Plan, work) { IsLast = true }.Run(), ProvenanceOf(work, store, time, began));
        }
        finally
        {
            work.KeepSpeeds();
        }
    }

    /// <summary>The sharpest answer, up to the design of the plan, that the trials of a store give. Nothing is
    /// trained.</summary>
    /// <returns>null where they give none yet</returns>
    /// <exception cref="DiagnosisException">trainings diverged</exception>
    /// <exception cref="MissingDataException">the file is gone</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public (DiagnosisOutcome Outcome, Provenance Provenance)? SoFar(IStudyStore store, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var work = WorkOf(store, time, isLooking: true);
        foreach (var plan in SharpestFirst())
            try
            {
                return (new DiagnosisSteps(plan, work).Run(), ProvenanceOf(work, store, time, began));
            }
            catch (StillToTrainException)
            {
                // What is less deep may be there.
            }
        return null;
    }

    /// <summary>What can be drawn before the first answer: the widths and the sizes whose trials have ended. Nothing is
    /// trained.</summary>
    /// <returns>null where none has yet</returns>
    /// <exception cref="DiagnosisException">trainings diverged</exception>
    /// <exception cref="MissingDataException">the file is gone</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public Report? BeforeAnswer(IStudyStore store, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var work = WorkOf(store, time, isLooking: true);
        var plan = Plan.Early ?? Plan;
        return new DiagnosisSteps(plan, work).BeforeAnswer() is { } curves
            ? EarlyReport.Of(plan, curves, ProvenanceOf(work, store, time, began)) : null;
    }

    /// <summary>What each rung of the ladder would cost now. Of rungs that would train the same, as a small pool makes
    /// them, the last stays.</summary>
    public IReadOnlyList<DiagnosisForecast> Forecasts(
        IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        var work = WorkOf(store, time, cancellation: cancellation, isLooking: true);
        DiagnosisCost[] rungs = [.. Rungs.Select(plan => DiagnosisCost.Of(plan, work))];
        var forecasts = work.Forecasts([.. rungs.Select(rung => rung.Least), .. rungs.Select(rung => rung.Most)]);
        return [.. rungs.Select((rung, i) => new DiagnosisForecast(
            rung.Design, forecasts[i], forecasts[i + rungs.Length]))];
    }

    /// <summary>What the design of the plan would cost now, at most.</summary>
    public StudyForecast Forecast(IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        var work = WorkOf(store, time, cancellation: cancellation, isLooking: true);
        return work.Forecasts([DiagnosisCost.Of(Plan, work).Most])[0];
    }

    /// <summary>How many trials each rung of the ladder is at most, without how long they take.</summary>
    public IReadOnlyList<(DiagnosisDesign Design, int ToRun, int AlreadyThere, long Operations)> Counts(
        IStudyStore store, TimeProvider time)
    {
        var work = WorkOf(store, time, isLooking: true);
        return [.. Rungs.Select(plan => DiagnosisCost.Of(plan, work)).Select(rung =>
            (rung.Design, rung.Most.ToRun.Count, rung.Most.AlreadyThere, rung.Most.Operations))];
    }

    /// <summary>Floating-point operations of the networks on the whole pool, which are most of a diagnosis: the same on
    /// every machine, whatever a store has.</summary>
    public long OperationsOnPool(IStudyStore store, TimeProvider time) =>
        WorkOf(store, time).OperationsOf(ExpectedTrials.Middling(Plan).Where(key => key.Level == 0));

    /// <summary>How many trainings a plan comes to at most, whatever a store has.</summary>
    public static int TrainingsOf(DiagnosisPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ExpectedTrials.Most(plan).Distinct().Count();
    }

    IReadOnlyList<DiagnosisPlan> Rungs
    {
        get
        {
            List<DiagnosisPlan> rungs = [];
            HashSet<DiagnosisKey> before = [];
            foreach (var plan in DiagnosisDesign.Ladder.Select(design => Plan with { Design = design }))
            {
                HashSet<DiagnosisKey> keys = [.. ExpectedTrials.Middling(plan)];
                if (keys.SetEquals(before))
                    rungs.RemoveAt(rungs.Count - 1);
                rungs.Add(plan);
                before = keys;
            }
            return rungs;
        }
    }

    DiagnosisWork WorkOf(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default, bool isLooking = false) =>
        new(Plan.Study, Plan.Trials, Places, Workers ?? Environment.ProcessorCount, store, time, progress, cancellation)
        {
            Definition = DiagnosisDefinition.Of(Plan).ToText(),
            IsLooking = isLooking,
            Speeds = Speeds,
        };

    // Earlier looks at the test set count too, whichever trials this run needed.
    Provenance ProvenanceOf(DiagnosisWork work, IStudyStore store, TimeProvider time, long began) =>
        Provenance.Of(Command, Plan.Study, work.Records, [.. Plan.Setup.ToPairs()], time, began) with
        {
            TestSet = store.TestSet(Plan.Study),
        };

    // A first answer has the widths of the plan, those of a smaller budget have fewer.
    IEnumerable<DiagnosisPlan> SharpestFirst()
    {
        var designs = DiagnosisDesign.Ladder.TakeWhile(design => design != Plan.Design).Append(Plan.Design).Reverse();
        return designs.SkipLast(1).Select(design => Plan with { Design = design })
            .Concat(Plan.Early is { } early ? [early] : []).Append(Plan with { Design = designs.Last() });
    }
}
