namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Everything that is computed: the shown network after both passes, and what its gradients cost.</summary>
sealed record BackpropagationOutcome(
    ShownNetwork Shown, double Output, double Loss, FiniteDifferences Differences, OperationCounts Cost, IReadOnlyList<OperationCounts> Costs, OneUnitNetwork Toy)
{
    public static BackpropagationOutcome Of(ExperimentSettings settings)
    {
        var shown = ShownNetwork.Of(settings);
        var differences = FiniteDifferences.Measure(shown, settings.Integer("checked"));
        var (output, loss) = shown.Run();
        return new BackpropagationOutcome(
            shown, output, loss, differences, OperationCounts.Of(shown.Widths, shown.Examples),
            OperationCounts.OverWidths(shown.Widths, shown.Examples), OneUnitNetwork.Run());
    }
}
