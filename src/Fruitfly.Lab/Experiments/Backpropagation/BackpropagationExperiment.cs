using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Shows both passes of backpropagation, matrix by matrix, and compares their result and their cost with
/// finite differences.</summary>
sealed class BackpropagationExperiment : ComputedExperiment<BackpropagationOptions>
{
    public override string Name => "backpropagation";

    public override string Title => "Backpropagation, matrix by matrix";

    public override string Summary =>
        "The forward pass keeps every pre-activation and activation; the backward pass turns them into the " +
        "gradients of all parameters. " +
        "Every number is shown, compared with finite differences, and what it costs is counted.";

    public override string Source => "UDL 7.2 to 7.4; notebooks 7.1 and 7.2; slides \"Initialization\"";

    protected override Findings Measure(BackpropagationOptions options, MeasuringContext context)
    {
        var outcome = BackpropagationOutcome.Of(options, context.Progress, context.Cancellation);
        return new Findings(
            FormattableString.Invariant(
                $"The network {outcome.Shown.Name} has {outcome.Cost.Parameters:N0} parameters. Backpropagation gives all their gradients for {outcome.Cost.Backpropagation / outcome.Cost.Forward:F1} forward passes, central differences need {2 * outcome.Cost.Parameters:N0}; ") +
            FormattableString.Invariant(
                $"the two agree to {outcome.Differences.Best.Error:0.#e-0} of the largest gradient."),
            [.. BackpropagationFigures.Of(outcome)],
            [BackpropagationTables.Sums(outcome.Shown), BackpropagationTables.Toy(outcome.Toy)],
            [.. BackpropagationClaims.Of(Name, outcome)]);
    }
}
