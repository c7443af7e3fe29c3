namespace Fruitfly.Lab.Experiments;

/// <summary>An experiment whose options are a record: each property with an <see cref="OptionAttribute"/> is
/// one.</summary>
public abstract class ExperimentWithOptions<TOptions> : Experiment where TOptions : new()
{
    private protected ExperimentWithOptions()
    {
    }

    public sealed override IReadOnlyList<ExperimentOption> Options => OptionRecord<TOptions>.Options;

    public sealed override TimeSpan PredictMeasuring(
        ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) => PredictMeasuring(
            settings.As<TOptions>(), time, new MeasuringContext(settings.Images, Cancellation: cancellation));

    /// <summary>About how long measuring takes on this machine. Default: moments.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    protected virtual TimeSpan PredictMeasuring(TOptions options, TimeProvider time, MeasuringContext context) =>
        TimeSpan.Zero;
}
