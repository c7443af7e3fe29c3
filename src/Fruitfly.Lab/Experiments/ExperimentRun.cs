using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fruitfly.Lab.Reports;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Costs;

namespace Fruitfly.Lab.Experiments;

/// <summary>The one way through the house: plan, store, runner, measure, report. The command line, the web lab and the
/// tests all go it.</summary>
public sealed record ExperimentRun(Experiment Experiment, ExperimentSettings Settings)
{
    /// <summary>The command line that does the same; it stands in the report.</summary>
    public required string Command { get; init; }

    /// <summary>Under which name the trials are kept. Default: experiment and preset, such as
    /// <c>mnist1d-training-quick</c>.</summary>
    public string Study { get; init; } = StudyName(Experiment, Settings.Preset);

    /// <summary>Trials run at once; where there are fewer trials, those that can be cut share as many threads. Default: one for each
    /// core.</summary>
    public int? Workers { get; init; }

    /// <summary>Whether trials that failed earlier are run again. Default: no.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Operations below which predicting takes longer than running: about half a second of one core.</summary>
    const long FewOperations = 20_000_000_000;

    /// <summary>Such as <c>quick</c>: how a preset is written in studies, reports and on the command line.</summary>
    public static string PresetName(Preset preset) => preset.ToString().ToLowerInvariant();

    /// <summary>The default name of the study of an experiment, such as <c>mnist1d-training-quick</c>.</summary>
    public static string StudyName(Experiment experiment, Preset preset) => $"{experiment.Name}-{PresetName(preset)}";

    /// <summary>What <see cref="Run"/> would cost now; nothing is trained or kept.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the data of a trial cannot be read</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public StudyForecast Forecast(IStudyStore? store, TimeProvider time, CancellationToken cancellation = default)
    {
        var trials = Experiment.Plan(Settings);
        return Forecast(store, trials, Execution(trials), time, atLeast: 0, cancellation)!;
    }

    /// <summary>How much there is to do, without measuring how fast this machine is.</summary>
    /// <param name="store">null where there is none yet</param>
    /// <returns>operations of the trials to run, trials to run, and those already there</returns>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the data of a trial cannot be read</exception>
    public (long Operations, int ToRun, int AlreadyThere) Count(IStudyStore? store)
    {
        var trials = Experiment.Plan(Settings);
        var cost = StudyCost.Of(trials, hashes => IsThere(store, hashes), Execution(trials).Load);
        return (cost.Operations, cost.ToRun.Count, cost.AlreadyThere);
    }

    /// <summary>Runs the trials that the store has no result of, then those that follow from their results, and measures them all.</summary>
    /// <param name="grown">is told what is measured with fewer seeds while the others run, in order, by a thread of its own; with it
    /// the trials of the first seeds run first. Default: nobody looks, and the order is that of the plan.</param>
    /// <exception cref="OperationCanceledException">cancelled; what was finished is kept, and the same run goes on from there</exception>
    /// <exception cref="TrialsFailedException">trials failed, so that there is nothing complete to measure</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public Report Run(
        IStudyStore store, TimeProvider time, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default,
        IProgress<GrownReport>? grown = null)
    {
        var began = time.GetTimestamp();
        var trials = Experiment.Plan(Settings);
        if (trials.Count == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            return Report.Of(Experiment, Experiment.Measure(Settings, []), Provenance([], time, began));
        }
        var execution = Execution(trials);
        IReadOnlyList<SeedStage> stages = grown is null ? [] : SeedStage.Of(Experiment, Settings, trials);
        Plan(store, stages.Count > 0 ? SeedStage.InOrder(stages, trials) : trials);
        if (RetryFailed)
            store.RetryFailed(Study);
        var forecast = ForecastOfMuch(store, trials, execution, time, cancellation);
        var start = time.GetTimestamp();
        TimeSpan took;
        using (var watch = stages.Count == 0 ? null : new StageWatch(
            store, Study, stages, (stage, some) => (this with { Settings = stage.Settings }).MeasuredComplete(some, time, began), progress, grown!))
        {
            Train(store, execution, forecast, time, watch ?? progress, cancellation);
            took = time.GetElapsedTime(start);
        }
        if (stages.Count > 0)
            Plan(store, trials);
        var records = Records(store);
        var cost = CostComparison.Of(forecast, records, took);
        var after = Experiment.PlanAfter(Settings, Results(records));
        if (after.Count > 0)
        {
            Plan(store, [.. trials, .. after]);
            if (RetryFailed)
                store.RetryFailed(Study);
            Train(store, execution, forecast: null, time, progress, cancellation);
            records = Records(store);
        }
        var report = Measured(records, time, began);
        return report with { Provenance = report.Provenance with { Cost = cost } };
    }

    /// <summary>Measures what the store has of the study; nothing is trained.</summary>
    /// <exception cref="TrialsFailedException">trials have no result</exception>
    /// <exception cref="StudyStoreException">the store cannot be used, or has no such study</exception>
    public Report MeasureAgain(IStudyStore store, TimeProvider time) => Measured(Records(store), time, time.GetTimestamp());

    void Plan(IStudyStore store, IReadOnlyList<Trial> trials) =>
        store.Plan(Study, Experiment.Name, new StudySettings(PresetName(Settings.Preset), Settings.Changed), trials);

    void Train(
        IStudyStore store, TrialExecution execution, StudyForecast? forecast, TimeProvider time, IProgress<StudyProgress>? progress,
        CancellationToken cancellation)
    {
        new StudyRunner(store, execution.Run, time, Workers, forecast?.Trials).Run(Study, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    List<TrialRecord> Records(IStudyStore store)
    {
        List<TrialRecord> records = [.. store.Trials(Study)];
        return records.Find(record => record.Result is null) is { } missing
            ? throw new TrialsFailedException(Study, records.Count(record => record.Result is null), records.Count, missing.Error ?? "it has not run")
            : records;
    }

    Report Measured(IReadOnlyList<TrialRecord> records, TimeProvider time, long began)
    {
        var findings = Experiment.Measure(Settings, Results(records));
        return Report.Of(Experiment, findings, Provenance(records, time, began) with { TestSet = TestSetUse.Of(Study, records) });
    }

    // Null where more trials follow from these results.
    Report? MeasuredComplete(IReadOnlyList<TrialRecord> records, TimeProvider time, long began) =>
        Experiment.PlanAfter(Settings, Results(records)).Count > 0 ? null : Measured(records, time, began);

    static IReadOnlyList<TrialResult> Results(IEnumerable<TrialRecord> records) => [.. records.Select(record => record.Result!)];

    // Null where there are fewer operations to do.
    StudyForecast? Forecast(
        IStudyStore? store, IReadOnlyList<Trial> trials, TrialExecution execution, TimeProvider time, long atLeast, CancellationToken cancellation)
    {
        var cost = StudyCost.Of(trials, hashes => IsThere(store, hashes), execution.Load);
        if (cost.Operations < atLeast)
            return null;
        var workers = Workers ?? Environment.ProcessorCount;
        var used = Math.Clamp(cost.ToRun.Count, 1, workers);
        return StudyForecast.Of(cost, new Calibration(time, used).Measure(cost, execution.Load, cancellation), workers);
    }

    Predicate<string> IsThere(IStudyStore? store, IReadOnlyList<string> hashes)
    {
        var states = store?.States(hashes) ?? new Dictionary<string, TrialState>();
        return hash => states.TryGetValue(hash, out var state)
            && (state is TrialState.Done or TrialState.Diverged || state is TrialState.Failed && !RetryFailed);
    }

    // Null where there is little to run, and where the trials themselves will say what is wrong with them.
    StudyForecast? ForecastOfMuch(
        IStudyStore store, IReadOnlyList<Trial> trials, TrialExecution execution, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return Forecast(store, trials, execution, time, FewOperations, cancellation);
        }
        catch (Exception unpredictable) when (unpredictable is ArgumentException or OverflowException or DataFileException)
        {
            return null;
        }
    }

    // Where there are fewer trials than cores, those that can be cut share them.
    TrialExecution Execution(IReadOnlyList<Trial> trials) =>
        new(Settings.Images, Math.Max(1, (Workers ?? Environment.ProcessorCount) / Math.Max(1, trials.Count)));

    Reports.Provenance Provenance(IReadOnlyList<TrialRecord> records, TimeProvider time, long began) => new(
        Command,
        records.Count == 0 ? null : HashOf(records),
        Seeds(records.Select(record => record.Result!.Trial.Seed)),
        [
            new("preset", PresetName(Settings.Preset)),
            .. Experiment.Options.Select(option => KeyValuePair.Create(option.Name, Settings[option.Name].ToString(CultureInfo.InvariantCulture))),
        ],
        string.Join(", ", records.Select(record => record.Provenance!.InstructionSet).DefaultIfEmpty(TrialProvenance.Current.InstructionSet).Distinct()),
        Reports.Provenance.CurrentVersions,
        time.GetLocalNow(),
        time.GetElapsedTime(began));

    static string HashOf(IEnumerable<TrialRecord> records) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', records.Select(record => record.Hash)))));

    /// <summary>"0 to 9" where nothing is left out, else "1, 5, 7".</summary>
    internal static string Seeds(IEnumerable<ulong> seeds)
    {
        ulong[] all = [.. seeds.Distinct().Order()];
        return all switch
        {
            [] => "none",
            [var only] => $"{only}",
            [var first, .., var last] when last - first == (ulong)all.Length - 1 => $"{first} to {last}",
            _ => string.Join(", ", all),
        };
    }
}
