using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Experiments.ToyBiasVariance;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.ToyDoubleDescent;

/// <summary>Double descent where it can be understood: in the lecture's toy model.</summary>
public sealed class ToyDoubleDescentExperiment : OrderedExperiment
{
    public override string Name => "double-descent-toy";

    public override string Title => "Double descent in the toy model";

    public override string Summary =>
        "The toy model is given far more hidden units than examples. Of all networks that go through every example it takes the one with the " +
        "smallest parameters: its error peaks where it can only just fit them, and falls again as more units let it be smoother.";

    public override string Source => "Slides \"Measuring performance\"; UDL 8.4, figures 8.10 and 8.11; Belkin et al. 2019";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("data-sets", "data sets drawn; each is fitted by each network", Quick: 400, Full: 4000, Minimum: 10, Maximum: 1_000_000),
        new("hidden-units", "the largest network", Quick: 200, Full: 200, Minimum: 50, Maximum: 5000),
        new("examples", "examples in a data set", Quick: 15, Full: 15, Minimum: 5, Maximum: 40),
        new("noise", "standard deviation of the noise in the targets", Quick: 0.3, Full: 0.3, Minimum: 0, Maximum: 100, IsInteger: false),
        new("first-seed", "the first seed of the data sets; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    /// <summary>Nothing is trained step by step: least squares has a closed form.</summary>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => [];

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var setting = new ToySetting(
            settings.Integer("data-sets"), settings.Integer("examples"), settings["noise"], (ulong)settings.Integer("first-seed"));
        var outcome = DescentOutcome.Of(setting, settings.Integer("hidden-units"), progress, cancellation);
        return new Findings(
            Lead(outcome),
            [.. DescentFigures.Of(outcome), .. SmoothnessFigures.Of(outcome.Largest.HiddenUnits)],
            [DescentTable.Of(outcome)],
            [.. DescentClaims.Of(Name, outcome), .. SmoothnessClaims.Of(Name)]);
    }

    static string Lead(DescentOutcome outcome) => FormattableString.Invariant(
        $"With {outcome.Setting.Examples} examples the median error falls to {NumberText.Of(outcome.FirstMinimum.MedianError)} at {outcome.FirstMinimum.HiddenUnits} hidden units, peaks with {NumberText.Of(outcome.Peak.MedianError)} at {outcome.Peak.HiddenUnits} and falls again to {NumberText.Of(outcome.Largest.MedianError)} at {outcome.Largest.HiddenUnits}, ") +
        (outcome.Largest.MedianError < outcome.FirstMinimum.MedianError ? "below the first minimum." : "above the first minimum.");
}
