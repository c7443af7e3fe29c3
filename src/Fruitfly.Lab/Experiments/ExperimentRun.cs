using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments;

/// <summary>The one way through the house: plan, store, runner, measure, report. The command line, the web lab and the
/// tests all go it.</summary>
public sealed partial record ExperimentRun(Experiment Experiment, ExperimentSettings Settings)
{
    /// <summary>The command line that does the same; it stands in the report.</summary>
    public required string Command { get; init; }

    /// <summary>Under which name the trials are kept. Default: <see cref="StudyName(Experiment, ExperimentSettings)"/>.
    /// Where the name belongs to other settings, another is made of it; the report says which.</summary>
    public string Study { get; init; } = StudyName(Experiment, Settings);

    /// <summary>Trials run at once; where there are fewer trials, those that can be cut share as many threads. Default:
    /// one for each core.</summary>
    public int? Workers { get; init; }

    /// <summary>How fast this machine is known to be; the run adds to it. Default: null, it is measured where it is
    /// asked, and forgotten.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <summary>Whether trials that failed earlier are run again. Default: no.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Whether its claims were looked at before or will be, with fewer seeds or more: then a verdict takes a
    /// level that holds for all looks. Default: no.</summary>
    public bool IsLookedAtOften { get; init; }

    /// <summary>What it was said to cost, where someone has asked before. Default: null, it is predicted when it
    /// runs.</summary>
    public StudyForecast? Predicted { get; init; }

    /// <summary>Such as <c>quick</c>: how a preset is written in studies, reports and on the command line.</summary>
    public static string PresetName(Preset preset) => preset.ToString().ToLowerInvariant();

    /// <summary>The default name of the study of an experiment, such as <c>mnist1d-training-quick</c>.</summary>
    public static string StudyName(Experiment experiment, Preset preset) =>
        $"{ExperimentName.InFiles(experiment.Name)}-{PresetName(preset)}";

    /// <summary>The same where options differ from the preset: <c>mnist1d-training-quick-seeds-20</c>.</summary>
    public static string StudyName(Experiment experiment, ExperimentSettings settings) =>
        settings.NameIn(StudyName(experiment, settings.Preset));

    /// <summary>Runs the trials that the store has no result of, then those that follow from their results, and
    /// measures them all.</summary>
    /// <param name="grown">is told what is measured with fewer seeds while the others run, in order, by a thread of its
    /// own; with it the trials of the first seeds run first. Default: no one looks, and the order is that of the
    /// plan.</param>
    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept, and the same run goes on from
    /// there</exception>
    /// <exception cref="TrialsFailedException">trials failed, so that there is nothing complete to measure</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public Report Run(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default,
        IProgress<GrownReport>? grown = null) =>
        Train(store, time, progress, cancellation, grown).Measure(cancellation);

    /// <summary>The first part of <see cref="Run"/>: what is left needs no store, so that another run can train
    /// meanwhile.</summary>
    /// <inheritdoc cref="Run"/>
    public TrainedRun Train(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default,
        IProgress<GrownReport>? grown = null)
    {
        var began = time.GetTimestamp();
        // The run works on this plan alone, whatever other runs make of the study meanwhile.
        var plan = Experiment.Plan(Settings);
        if (plan.Count == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Speeds?.Keep();
            return new TrainedRun(cancelled => Measured(Study, [], TrialResults.None, time, began,
                Measuring(new TrialCounts(0, 0, 0, 0, 0)), cancelled));
        }
        var execution = Execution(store, plan);
        var study = Plan(store, Study, plan);
        if (RetryFailed)
            store.RetryFailed(study);
        var forecast = Predicted is null
            ? ForecastOfMuch(store, plan, execution, time, cancellation)
            : Predicted.Trials.Count > 0 ? Predicted : null;
        var start = time.GetTimestamp();
        IReadOnlyList<SeedStage> stages = grown is null ? [] : SeedStage.Of(Experiment, Settings, plan.List);
        var counts = stages.Count == 0
            ? Train(store, plan.List, execution, forecast, time, progress, cancellation)
            : TrainWatched(
                store, SeedStage.InOrder(stages, plan.List), execution, forecast, time, stages,
                (stage, some) => (this with { Settings = stage.Settings }).MeasuredComplete(
                    stage.Plan, study, some, time, began, cancellation),
                progress, grown!, cancellation);
        var took = time.GetElapsedTime(start);
        var records = WithPredictions(store, MeasuredTrials.Of(store, study, plan.List));
        var cost = CostComparison.Of(forecast, records, took);
        var after = Experiment.PlanAfter(Settings, TrialResults.Of(plan, records));
        if (after.Count > 0)
        {
            plan = plan.Then(after);
            study = Plan(store, study, plan);
            if (RetryFailed)
                store.RetryFailed(study);
            counts = Train(store, plan.List, execution, forecast: null, time, progress, cancellation);
            records = WithPredictions(store, MeasuredTrials.Of(store, study, plan.List));
        }
        return new TrainedRun(cancelled =>
        {
            var report =
                Measured(study, records, TrialResults.Of(plan, records), time, began, Measuring(counts), cancelled);
            return report with { Provenance = report.Provenance with { Cost = cost } };
        });

        MeasuringProgress? Measuring(TrialCounts trials) =>
            progress is null ? null : new(trials, time, began, progress);
    }

    /// <summary>Measures what the study holds; nothing is planned or trained, so that images need not be
    /// here.</summary>
    /// <exception cref="TrialsFailedException">trials of the plan have no result</exception>
    /// <exception cref="StudyStoreException">the store cannot be used, has no such study, or the study was planned
    /// otherwise</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Report MeasureAgain(IStudyStore store, TimeProvider time, CancellationToken cancellation = default)
    {
        var records = WithPredictions(store, MeasuredTrials.Of(store, Study, store.List(Study)));
        var plan = Experiment.PlanAgain(Settings, [.. records.Select(record => record.Result!.Trial)]);
        plan = plan.Then(Experiment.PlanAfter(Settings, Complete(plan)));
        return Measured(Study, records, Complete(plan), time, time.GetTimestamp(), cancellation: cancellation);

        TrialResults Complete(TrialPlan plan) =>
            TrialResults.Of(plan, records) is var results && results.Count == plan.Count
                ? results : throw new StudyStoreException(
                $"{plan.Count - results.Count} of the {plan.Count} trials that '{Experiment.Name}' measures are " +
                $"not in the study '{Study}': " +
                "another version of the experiment planned it.",
                "Run the experiment again; only the missing trials are trained.");
    }

    string Plan(IStudyStore store, string study, IReadOnlyList<Trial> trials) =>
        store.Plan(study, Experiment.Name, new StudySettings(PresetName(Settings.Preset), Settings.Changed),
            trials).Name;

    TrialCounts Train(
        IStudyStore store, TrialList trials, TrialExecution execution, StudyForecast? forecast, TimeProvider time,
        IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var runner = new StudyRunner(store, execution.Run, time, Workers, forecast?.Trials, execution)
        {
            EndedAlone = forecast?.Lessons is { } lessons ? lessons.Ended : null,
        };
        try
        {
            var ended = runner.Run(trials, progress, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return ended.Trials;
        }
        finally
        {
            forecast?.Lessons?.Learn();
            Speeds?.Keep();
        }
    }

    Report Measured(
        string study, IReadOnlyList<TrialRecord> records, TrialResults results, TimeProvider time, long began,
        MeasuringProgress? progress = null, CancellationToken cancellation = default)
    {
        var findings = WithTimes(Experiment.Measure(Settings, results, progress, cancellation), records,
            time.GetElapsedTime(began));
        progress?.End();
        return ExperimentReport.Of(
            Experiment, Settings, findings,
            Provenance.Of(
                Command, study, records,
                [
                    new("preset", PresetName(Settings.Preset)),
                    .. Experiment.Options.Select(option => KeyValuePair.Create(
                        option.Name, Settings[option.Name].ToString(CultureInfo.InvariantCulture))),
                ],
                time, began));
    }

    // As many more repetitions take as many times as long. What is only computed took the time until now. Seconds are
    // added in an order of their own, so that the order of the trials changes no bit.
    Findings WithTimes(Findings findings, IReadOnlyList<TrialRecord> records, TimeSpan computed)
    {
        var once = records.Count == 0 ? computed
            : TimeSpan.FromSeconds(records.Select(record => record.Result!.Seconds).Order().Sum())
                / (Workers ?? Environment.ProcessorCount);
        var claims = IsLookedAtOften ? ClaimFamily.JudgedOften(findings.Claims) : findings.Claims;
        return findings with
        {
            Claims = [.. claims.Select(claim => claim.CountToDecide is { } count
                ? claim with { TimeToDecide = once * ((double)count / claim.Count - 1) } : claim)],
        };
    }

    // Where there are fewer trials than cores, those that can be cut share them.
    TrialExecution Execution(IStudyStore? store, IReadOnlyList<Trial> trials) =>
        new(new DataPlaces(Settings.Images, new FilePlaces(store is null ? null : store.Files)),
            Math.Max(1, (Workers ?? Environment.ProcessorCount) / Math.Max(1, trials.Count)));
}
