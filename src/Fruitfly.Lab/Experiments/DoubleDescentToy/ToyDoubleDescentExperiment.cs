using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Double descent where it can be understood: in the lecture's toy model.</summary>
sealed class ToyDoubleDescentExperiment : ComputedExperiment<ToyDoubleDescentOptions>
{
    public override string Name => "double-descent-toy";

    public override string Title => "Double descent in the toy model";

    public override string Summary =>
        "The toy model is given far more hidden units than examples. Of all networks that go through every example " +
        "it takes the one with the " +
        "smallest parameters: its error peaks where it can only just fit them, and falls again as more units let " +
        "it be smoother.";

    public override string Source =>
        "Slides \"Measuring performance\"; UDL 8.4, figures 8.10 and 8.11; Belkin et al. 2019";

    protected override Findings Measure(ToyDoubleDescentOptions options, MeasuringContext context)
    {
        var setting = new ToySetting(options.DataSets, options.Examples, options.Noise, options.FirstSeed);
        var outcome = DescentOutcome.Of(setting, options.HiddenUnits, context.Progress, context.Cancellation);
        var starts = StartOutcome.Of(
            setting, new WorkInParts(StartOutcome.WorkOf(setting), cancellation: context.Cancellation));
        return new Findings(
            Lead(outcome),
            [
                .. DescentFigures.Of(outcome), .. SmoothnessFigures.Of(outcome.Largest.HiddenUnits),
                StartFigure.Of(setting, starts),
            ],
            [DescentTable.Of(outcome)],
            [
                .. DescentClaims.Of(Name, outcome), .. SmoothnessClaims.Of(Name),
                .. StartClaims.Of(Name, starts),
            ]);
    }

    static string Lead(DescentOutcome outcome) => FormattableString.Invariant(
        $"With {outcome.Setting.Examples} examples the median error falls to {NumberText.Of(outcome.FirstMinimum.MedianError)} at {outcome.FirstMinimum.HiddenUnits} hidden units, peaks with {NumberText.Of(outcome.Peak.MedianError)} at {outcome.Peak.HiddenUnits} and falls again to {NumberText.Of(outcome.Largest.MedianError)} at {outcome.Largest.HiddenUnits}, ") +
        (outcome.Largest.MedianError < outcome.FirstMinimum.MedianError
            ? "below the first minimum." : "above the first minimum.");
}
