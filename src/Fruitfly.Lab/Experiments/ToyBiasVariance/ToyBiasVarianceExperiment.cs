using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.ToyBiasVariance;

/// <summary>Takes the error of the lecture's toy model apart into noise, bias and variance.</summary>
public sealed class ToyBiasVarianceExperiment : OrderedExperiment
{
    /// <summary>The network of the pictures (UDL figures 8.3 to 8.6).</summary>
    internal const int PicturedUnits = 3;

    /// <summary>Data set sizes compared at fixed capacity (UDL figure 8.6, and the trade-off's 15).</summary>
    internal static readonly IReadOnlyList<int> SampleSizes = [6, 10, 15, 100];

    public override string Name => "bias-variance";

    public override string Title => "Where test error comes from: noise, bias and variance";

    public override string Summary =>
        "A network that is trained in closed form is trained on thousands of small data sets of one noisy curve. What all of these networks " +
        "get wrong is bias, how far they differ is variance: more capacity trades one for the other, more data reduce only the second.";

    public override string Source => "Slides \"Measuring performance\"; UDL 8.2 and 8.3, figures 8.3 to 8.9; notebook 8.2";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("data-sets", "data sets drawn; each is fitted by each network", Quick: 2000, Full: 20_000, Minimum: 300, Maximum: 1_000_000),
        new("hidden-units", "the largest network", Quick: 14, Full: 14, Minimum: 4, Maximum: 200),
        new("examples", "examples in a data set, where their number is not what is varied", Quick: 15, Full: 15, Minimum: 3, Maximum: 1000),
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
        var capacities = Enumerable.Range(1, settings.Integer("hidden-units")).ToList();
        var sizes = SampleSizes.Select(size => setting with { Examples = size }).ToList();
        var work = new WorkInParts(capacities.Sum(setting.WorkOf) + sizes.Sum(size => size.WorkOf(PicturedUnits)), progress, cancellation);
        var outcome = new ToyOutcome(
            setting,
            [.. capacities.Select(units => CapacityOutcome.Of(setting, units, work))],
            [.. sizes.Select(size => CapacityOutcome.Of(size, PicturedUnits, work))]);
        return new Findings(
            Lead(outcome),
            [SourcesFigure.Of(outcome), .. TradeOffFigures.Of(outcome), .. SampleSizeFigures.Of(outcome), CapacityFigure.Of(outcome), .. MeanFigures.Of(outcome)],
            [TradeOffTable.Of(outcome)],
            [.. TradeOffClaims.Of(Name, outcome, cancellation), .. SampleSizeClaims.Of(Name, outcome), .. ReproductionClaims.Of(Name, outcome)]);
    }

    static string Lead(ToyOutcome outcome)
    {
        var (best, least) = (outcome.Best, outcome.BySize.MaxBy(size => size.Examples)!);
        return FormattableString.Invariant(
            $"The sum of bias and variance is least with {best.HiddenUnits} hidden units: {NumberText.Of(best.Parts.SquaredBias.Mean)} + {NumberText.Of(best.Parts.Variance.Mean)}, on top of a noise of {NumberText.Of(outcome.Setting.Noise * outcome.Setting.Noise)}. ") +
            FormattableString.Invariant(
            $"With {least.Examples} examples instead of {outcome.BySize[0].Examples} the variance of {PicturedUnits} hidden units falls from {NumberText.Of(outcome.BySize[0].Parts.Variance.Mean)} to {NumberText.Of(least.Parts.Variance.Mean)}, their squared bias only from {NumberText.Of(outcome.BySize[0].Parts.SquaredBias.Mean)} to {NumberText.Of(least.Parts.SquaredBias.Mean)}.");
    }
}
