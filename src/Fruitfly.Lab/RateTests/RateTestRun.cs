using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Reports;
using Fruitfly.Studies;

namespace Fruitfly.Lab.RateTests;

/// <summary>Runs a test of learning rates as a small study: trials that the store has are not trained again.</summary>
/// <param name="Plan">as <see cref="RateTest.PlanOf"/> gives it</param>
public sealed record RateTestRun(SetupPlan Plan)
{
    /// <summary>The command line that does the same; it stands in the report.</summary>
    public required string Command { get; init; }

    /// <summary>Where the file of the setup is found.</summary>
    public required DataPlaces Places { get; init; }

    /// <summary>Trials run at once. Default: one for each core.</summary>
    public int? Workers { get; init; }

    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept</exception>
    /// <exception cref="MissingDataException">the file of the setup is gone</exception>
    /// <exception cref="TrialsFailedException">trials failed</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public (RateFinding Finding, Report Report) Run(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        var workers = Workers ?? Environment.ProcessorCount;
        var execution = new TrialExecution(Places, Math.Max(1, workers / Plan.Trials.Count));
        var planned = TrialList.Of(Plan.Trials);
        var study = store.Plan(Plan.Study, SetupRun.Experiment, new StudySettings(SetupRun.Experiment), Plan.Trials)
            .Name;
        store.RetryFailed(study);
        new StudyRunner(store, execution.Run, time, workers).Run(planned, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var records = MeasuredTrials.Of(store, study, planned);
        var finding = new RateFinding(
        [
            .. records.Select(record => RateCurve.Of(
                record.Result!.Trial.Seed, record.Result.History.BatchLosses, RateTest.Lowest, RateTest.Factor)),
        ]);
        var provenance = Provenance.Of(Command, study, records, [.. Plan.Setup.ToPairs()], time, began);
        return (finding, RateTestReport.Of(Plan, finding, study, provenance));
    }
}
