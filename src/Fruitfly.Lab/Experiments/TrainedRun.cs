using Fruitfly.Reports;

namespace Fruitfly.Lab.Experiments;

/// <summary>A run whose trials have all ended, and are not measured yet.</summary>
public sealed class TrainedRun
{
    readonly Func<CancellationToken, Report> _measure;

    internal TrainedRun(Func<CancellationToken, Report> measure) => _measure = measure;

    /// <exception cref="OperationCanceledException">cancelled; the trials are kept</exception>
    public Report Measure(CancellationToken cancellation = default) => _measure(cancellation);
}
