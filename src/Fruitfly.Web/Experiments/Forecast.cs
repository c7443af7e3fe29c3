using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Web.Experiments;

/// <summary>What a run would cost.</summary>
/// <param name="Operations">of float32, of the trials to run</param>
/// <param name="Seconds">on all cores; null while another run has them, since measuring
/// their speed would disturb it</param>
/// <param name="MemoryBytes">null with it</param>
sealed record Forecast(
    int ToRun, int AlreadyThere, double Operations, int Workers, double? Seconds, double? MemoryBytes)
{
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="OperationCanceledException">no one waits for it any more</exception>
    public static Forecast Of(ExperimentRun run, Laboratory laboratory, CancellationToken cancellation) =>
        laboratory.Runs.IsBusy ? Of(run.Count(laboratory.Records))
            : Of(run.Forecast(laboratory.Records, laboratory.Time, cancellation));

    /// <summary>The same of a sweep.</summary>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="OperationCanceledException">no one waits for it any more</exception>
    public static Forecast Of(SweepRun run, Laboratory laboratory, CancellationToken cancellation) =>
        laboratory.Runs.IsBusy ? Of(run.Count(laboratory.Records))
            : Of(run.Forecast(laboratory.Records, laboratory.Time, cancellation));

    /// <summary>The same of each depth of a diagnosis, at most.</summary>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="OperationCanceledException">no one waits for it any more</exception>
    public static IReadOnlyList<(DiagnosisDesign Design, Forecast Forecast)> Of(
        DiagnosisRun run, Laboratory laboratory, CancellationToken cancellation) => laboratory.Runs.IsBusy
        ? [.. run.Counts(laboratory.Records, laboratory.Time)
            .Select(count => (count.Design, Of((count.Operations, count.ToRun, count.AlreadyThere))))]
        : [.. run.Forecasts(laboratory.Records, laboratory.Time, cancellation)
            .Select(rung => (rung.Design, Of(rung.Most)))];

    static Forecast Of((long Operations, int ToRun, int AlreadyThere) counted) =>
        new(counted.ToRun, counted.AlreadyThere, counted.Operations, Environment.ProcessorCount, null, null);

    static Forecast Of(StudyForecast forecast) =>
        new(forecast.ToRun, forecast.AlreadyThere, forecast.Operations, forecast.Workers,
            forecast.Whole.TotalSeconds, forecast.MemoryBytes);
}
