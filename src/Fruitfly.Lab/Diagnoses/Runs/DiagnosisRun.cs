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
        DiagnosisOutcome? outcome = null;
        foreach (var design in Steps())
        {
            if (outcome is not null)
                sharpened?.Invoke(outcome, ProvenanceOf(work, store, time, began));
            work.Expect(DiagnosisSteps.Expected(Plan, outcome?.Chosen));
            // The test set is opened for the last answer alone.
            outcome = new DiagnosisSteps(
                Plan with { Design = design, OpensTest = Plan.OpensTest && design == Plan.Design }, work).Run();
        }
        return (outcome!, ProvenanceOf(work, store, time, began));
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
        foreach (var design in DiagnosisDesign.Ladder.TakeWhile(design => design != Plan.Design).Append(Plan.Design)
            .Reverse())
            try
            {
                return (new DiagnosisSteps(Plan with { Design = design }, work).Run(),
                    ProvenanceOf(work, store, time, began));
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
        var plan = Plan with { Design = DiagnosisDesign.Ladder[0] };
        return new DiagnosisSteps(plan, work).BeforeAnswer() is { } curves
            ? EarlyReport.Of(plan, curves, ProvenanceOf(work, store, time, began)) : null;
    }

    /// <summary>What each rung of the ladder would cost now, if the pilot chooses the same width at every size. Of
    /// rungs that would train the same, as a small pool makes them, the last stays.</summary>
    public IReadOnlyList<(DiagnosisDesign Design, StudyForecast Forecast)> Forecasts(
        IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        var rungs = Rungs();
        return [.. rungs.Select(rung => rung.Design).Zip(WorkOf(store, time, cancellation: cancellation)
            .Forecasts([.. rungs.Select(rung => rung.Keys)]))];
    }

    /// <summary>What the design of the plan would cost now.</summary>
    public StudyForecast Forecast(IStudyStore store, TimeProvider time, CancellationToken cancellation = default) =>
        WorkOf(store, time, cancellation: cancellation).Forecasts([Expected(Plan.Design)])[0];

    /// <summary>How many trials each rung of the ladder is, without how long they take.</summary>
    public IReadOnlyList<(DiagnosisDesign Design, int ToRun, int AlreadyThere, long Operations)> Counts(
        IStudyStore store, TimeProvider time)
    {
        var rungs = Rungs();
        return [.. rungs.Zip(WorkOf(store, time).Counts([.. rungs.Select(rung => rung.Keys)]),
            (rung, count) => (rung.Design, count.ToRun, count.AlreadyThere, count.Operations))];
    }

    /// <summary>Floating-point operations of the networks on the whole pool, which are most of a diagnosis: the same on
    /// every machine, whatever a store has.</summary>
    public long OperationsOnPool(IStudyStore store, TimeProvider time) =>
        WorkOf(store, time).OperationsOf(DiagnosisSteps.Expected(Plan).Where(key => key.Level == 0));

    /// <summary>How many trainings a plan comes to, those of its widest network.</summary>
    public static int TrainingsOf(DiagnosisPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return DiagnosisSteps.Expected(plan).Distinct().Count();
    }

    List<(DiagnosisDesign Design, IReadOnlyList<DiagnosisKey> Keys)> Rungs()
    {
        List<(DiagnosisDesign Design, IReadOnlyList<DiagnosisKey> Keys)> rungs = [];
        foreach (var design in DiagnosisDesign.Ladder)
        {
            var keys = Expected(design);
            if (rungs.Count > 0 && rungs[^1].Keys.ToHashSet().SetEquals(keys))
                rungs[^1] = (design, keys);
            else
                rungs.Add((design, keys));
        }
        return rungs;
    }

    IReadOnlyList<DiagnosisKey> Expected(DiagnosisDesign design) =>
        [.. DiagnosisSteps.Expected(Plan with { Design = design }).Distinct()];

    DiagnosisWork WorkOf(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default, bool isLooking = false) =>
        new(Plan.Study, Plan.Trials, Places, Workers ?? Environment.ProcessorCount, store, time, progress, cancellation)
        {
            Definition = DiagnosisDefinition.Of(Plan).ToText(),
            IsLooking = isLooking,
        };

    // Earlier looks at the test set count too, whichever trials this run needed.
    Provenance ProvenanceOf(DiagnosisWork work, IStudyStore store, TimeProvider time, long began) =>
        Provenance.Of(Command, Plan.Study, work.Records, [.. Plan.Setup.ToPairs()], time, began) with
        {
            TestSet = store.TestSet(Plan.Study),
        };

    // A rough answer early, then the one that was asked for.
    IEnumerable<DiagnosisDesign> Steps() =>
        DiagnosisDesign.Ladder.TakeWhile(design => design != Plan.Design)
            .Where(design => design == DiagnosisDesign.Least)
            .Append(Plan.Design);
}
