using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Takes the error of the lecture's toy model apart into noise, bias and variance.</summary>
sealed class ToyBiasVarianceExperiment : ComputedExperiment<ToyBiasVarianceOptions>
{
    /// <summary>The network of the pictures (UDL figures 8.3 to 8.6).</summary>
    internal const int PicturedUnits = 3;

    /// <summary>Data set sizes compared at fixed capacity (UDL figure 8.6, and the trade-off's 15).</summary>
    internal static readonly IReadOnlyList<int> SampleSizes = [6, 10, 15, 100];

    public override string Name => "bias-variance";

    public override string Title => "Where test error comes from: noise, bias and variance";

    public override string Summary =>
        "A network that is trained in closed form is trained on thousands of small data sets of one noisy curve. " +
        "What all of these networks " +
        "get wrong is bias, how far they differ is variance: more capacity trades one for the other, more data " +
        "reduce only the second.";

    public override string Source =>
        "Slides \"Measuring performance\"; UDL 8.2 and 8.3, figures 8.3 to 8.9; notebook 8.2";

    protected override Findings Measure(ToyBiasVarianceOptions options, MeasuringContext context)
    {
        var setting = new ToySetting(options.DataSets, options.Examples, options.Noise, options.FirstSeed);
        var capacities = Enumerable.Range(1, options.HiddenUnits).ToList();
        var sizes = SampleSizes.Select(size => setting with { Examples = size }).ToList();
        var work = new WorkInParts(
            capacities.Sum(setting.WorkOf) + sizes.Sum(size => size.WorkOf(PicturedUnits)) + FitClaims.WorkOf(setting),
            context.Progress, context.Cancellation);
        var outcome = new ToyOutcome(
            setting,
            [.. capacities.Select(units => CapacityOutcome.Of(setting, units, work))],
            [.. sizes.Select(size => CapacityOutcome.Of(size, PicturedUnits, work))]);
        return new Findings(
            Lead(outcome),
            [SourcesFigure.Of(outcome), .. TradeOffFigures.Of(outcome), .. SampleSizeFigures.Of(outcome),
                CapacityFigure.Of(outcome), .. MeanFigures.Of(outcome)],
            [TradeOffTable.Of(outcome)],
            [
                .. TradeOffClaims.Of(Name, outcome, context.Cancellation), .. NoiseClaims.Of(Name, setting),
                .. FitClaims.Of(Name, outcome, work), .. SampleSizeClaims.Of(Name, outcome),
                .. ReproductionClaims.Of(Name, outcome),
            ]);
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
