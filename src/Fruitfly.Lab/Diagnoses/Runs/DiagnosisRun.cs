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
        Action<DiagnosisOutcome>? sharpened = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var work = new DiagnosisWork(Plan.Study, Plan.Trials, Places, Workers ?? Environment.ProcessorCount, store,
            time,
            progress, cancellation);
        DiagnosisOutcome? outcome = null;
        foreach (var design in Steps())
        {
            if (outcome is not null)
                sharpened?.Invoke(outcome);
            var steps = new DiagnosisSteps(
                Plan with { Design = design, OpensTest = Plan.OpensTest && design == Plan.Design }, work);
            outcome = steps.Run();
        }
        return (outcome!, Provenance.Of(Command, Plan.Study, work.Records, [.. Plan.Setup.ToPairs()], time, began) with
        {
            TestSet = store.TestSet(Plan.Study),
        });
    }

    /// <summary>What each rung of the ladder would cost now, if the pilot chooses the same width at every size. Rungs
    /// that would train the same as the one before, as a small pool makes them, are left out.</summary>
    public IReadOnlyList<(DiagnosisDesign Design, StudyForecast Forecast)> Forecasts(
        IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        var work = new DiagnosisWork(Plan.Study, Plan.Trials, Places, Workers ?? Environment.ProcessorCount, store,
            time,
            null, cancellation);
        List<(DiagnosisDesign Design, HashSet<DiagnosisKey> Keys)> rungs = [];
        foreach (var design in DiagnosisDesign.Ladder)
        {
            HashSet<DiagnosisKey> keys = [.. DiagnosisSteps.Expected(Plan with { Design = design })];
            if (rungs.Count == 0 || !rungs[^1].Keys.SetEquals(keys))
                rungs.Add((design, keys));
        }
        var forecasts = work.Forecasts([.. rungs.Select(rung => (IReadOnlyList<DiagnosisKey>)[.. rung.Keys])]);
        return [.. rungs.Select(rung => rung.Design).Zip(forecasts)];
    }

    // A rough answer early, then the one that was asked for.
    IEnumerable<DiagnosisDesign> Steps() =>
        DiagnosisDesign.Ladder.TakeWhile(design => design != Plan.Design)
            .Where(design => design == DiagnosisDesign.Least)
            .Append(Plan.Design);
}
