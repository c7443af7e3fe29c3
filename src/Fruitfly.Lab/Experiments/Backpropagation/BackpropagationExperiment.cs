using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Shows both passes of backpropagation, matrix by matrix, and compares their result and their cost with finite
/// differences.</summary>
public sealed class BackpropagationExperiment : OrderedExperiment
{
    public override string Name => "backpropagation";

    public override string Title => "Backpropagation, matrix by matrix";

    public override string Summary =>
        "The forward pass keeps every pre-activation and activation; the backward pass turns them into the gradients of all parameters. " +
        "Every number is shown, compared with finite differences, and what it costs is counted.";

    public override string Source => "UDL 7.2 to 7.4; notebooks 7.1 and 7.2; slides \"Initialization\"";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("layers", "hidden layers", Quick: 5, Full: 5, Minimum: 1, Maximum: 50),
        new("width", "units of each hidden layer", Quick: 6, Full: 6, Minimum: 1, Maximum: 200),
        new("inputs", "features of an example", Quick: 1, Full: 1, Minimum: 1, Maximum: 200),
        new("outputs", "outputs of the network", Quick: 1, Full: 1, Minimum: 1, Maximum: 200),
        new("examples", "examples of the batch; the first is shown", Quick: 1, Full: 1, Minimum: 1, Maximum: 100),
        new("seed", "of the parameters", Quick: 0, Full: 0, Minimum: 0, Maximum: int.MaxValue),
        new("deviation", "standard deviation of the parameters", Quick: 1, Full: 1, Minimum: 1e-6, Maximum: 1000, IsInteger: false),
        new("checked", "parameters that are compared with finite differences", Quick: 200, Full: 2000, Minimum: 2, Maximum: 100_000),
    ];

    /// <summary>Nothing is trained.</summary>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => [];

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        var outcome = BackpropagationOutcome.Of(settings, progress, cancellation);
        return new Findings(
            FormattableString.Invariant($"The network {outcome.Shown.Name} has {outcome.Cost.Parameters:N0} parameters. Backpropagation gives all their gradients for {outcome.Cost.Backpropagation / outcome.Cost.Forward:F1} forward passes, central differences need {2 * outcome.Cost.Parameters:N0}; ") +
            FormattableString.Invariant($"the two agree to {outcome.Differences.Best.Error:0.#e-0} of the largest gradient."),
            [.. BackpropagationFigures.Of(outcome)],
            [BackpropagationTables.Sums(outcome.Shown), BackpropagationTables.Toy(outcome.Toy)],
            [.. BackpropagationClaims.Of(Name, outcome)]);
    }
}
