namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Everything that is computed: the shown network after both passes, and what its gradients cost.</summary>
sealed record BackpropagationOutcome(
    ShownNetwork Shown, double Output, double Loss, FiniteDifferences Differences, OperationCounts Cost,
    IReadOnlyList<OperationCounts> Costs, OneUnitNetwork Toy)
{
    /// <param name="progress">is told the share of the work that is done, from 0 to 1</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static BackpropagationOutcome Of(
        BackpropagationOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var shown = ShownNetwork.Of(options);
        var differences = FiniteDifferences.Measure(shown, options.Checked, progress, cancellation);
        var (output, loss) = shown.Run();
        return new BackpropagationOutcome(
            shown, output, loss, differences, OperationCounts.Of(shown.Widths, shown.Examples),
            OperationCounts.OverWidths(shown.Widths, shown.Examples), OneUnitNetwork.Run());
    }
}
