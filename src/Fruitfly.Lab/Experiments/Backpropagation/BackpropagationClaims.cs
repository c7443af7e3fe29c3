using Fruitfly.Networks.Reference;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>What the notebooks print, and what the textbook says of the cost.</summary>
static class BackpropagationClaims
{
    const string Notebook = "UDL notebook 7.2, run in NumPy";

    /// <summary>The sums are known to that many digits.</summary>
    const double SumTolerance = 1e-8;

    public static IEnumerable<Claim> Of(string experiment, BackpropagationOutcome outcome)
    {
        yield return OfNotebook(
            new(experiment, "output", "The notebook's network has the notebook's output.", Notebook, "1.907",
                "forward-pass"),
            text => text.IsNear(PublishedGradients.Output, outcome.Output, 1e-12));
        yield return OfNotebook(
            new(experiment, "loss", "Its loss is the notebook's.", Notebook, "327.3709", "forward-pass"),
            text => text.IsNear(PublishedGradients.Loss, outcome.Loss, 1e-10));
        yield return OfNotebook(
            new(experiment, "weight-gradients",
                "The sums of the weights' absolute gradients are the notebook's in all six layers.", Notebook,
                "54.07638203 … 400.33025447", "weight-gradients", "largest relative difference"),
            text => text.IsExactlyAtMost(SumTolerance,
                Largest(outcome, PublishedGradients.WeightSums, layer => layer.Weight)));
        yield return OfNotebook(
            new(experiment, "bias-gradients",
                "The sums of the biases' absolute gradients are the notebook's in all six layers.", Notebook,
                "45.06365169 … 36.18679000", "backward-pass", "largest relative difference"),
            text => text.IsExactlyAtMost(SumTolerance,
                Largest(outcome, PublishedGradients.BiasSums, layer => layer.Bias!)));
        yield return new ClaimText(experiment, "toy-loss", "The toy function has the notebook's loss.",
            "UDL notebook 7.1, run in NumPy", "0.13858056641")
            .IsNear(PublishedGradients.ToyLoss, outcome.Toy.Loss, 1e-12);
        yield return new ClaimText(experiment, "toy-gradient",
            "Its derivative by the first slope, through all seven functions, is the notebook's.",
            "UDL notebook 7.1, run in NumPy", "5.24607143099")
            .IsNear(PublishedGradients.ToyGradient, outcome.Toy.Network.LinearLayers[0].Weight.Gradient[0, 0], 1e-11);
        yield return new ClaimText(
            experiment, "finite-differences",
            "Finite differences give the same gradients: with the best δ they agree to a millionth of the largest.",
            "UDL notebooks 7.1 and 7.2", "equal", "finite-differences", "of the largest gradient")
                .IsExactlyAtMost(1e-6, outcome.Differences.Best.Error);
        yield return new ClaimText(
            experiment, "backward-cost", "All gradients together cost at most three forward passes.",
            "UDL 7.4.2: a backward pass costs about twice a forward pass", "about 3",
            "operations", "forward passes").IsExactlyAtMost(3, outcome.Cost.Backpropagation / outcome.Cost.Forward);
        yield return new ClaimText(
            experiment, "cheaper",
            "Finite differences cost more, by a factor that grows with the number of parameters: at least ten " +
            "times as much at every width drawn from 6 on.",
            "UDL 7.1: computing each derivative by itself is not feasible", "far more", "operations", "times at least")
            .IsExactlyAtLeast(10,
                outcome.Costs.Where(cost => cost.Width >= 6).Min(cost => cost.Central / cost.Backpropagation));

        Claim OfNotebook(ClaimText text, Func<ClaimText, Claim> test) =>
            outcome.Shown.IsNotebook
                ? test(text) : text.NotTested("It needs the notebook's network, the default settings.");
    }

    static double Largest(BackpropagationOutcome outcome, IReadOnlyList<double> published,
        Func<ReferenceLinear, ReferenceParameter> parameter) =>
        outcome.Shown.Network.LinearLayers.Zip(
            published, (layer, sum) => Math.Abs(BackpropagationTables.Sum(parameter(layer).Gradient) - sum) / sum)
                .Max();
}
