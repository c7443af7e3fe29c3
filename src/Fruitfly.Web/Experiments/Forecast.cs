using Fruitfly.Lab.Experiments;

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
    public static Forecast Of(ExperimentRun run, Laboratory laboratory, CancellationToken cancellation)
    {
        if (laboratory.Runs.IsBusy)
        {
            var (operations, toRun, there) = run.Count(laboratory.Records);
            return new(toRun, there, operations, Environment.ProcessorCount, null, null);
        }
        var forecast = run.Forecast(laboratory.Records, laboratory.Time, cancellation);
        return new(forecast.ToRun, forecast.AlreadyThere, forecast.Operations, forecast.Workers,
            forecast.Whole.TotalSeconds, forecast.MemoryBytes);
    }
}
