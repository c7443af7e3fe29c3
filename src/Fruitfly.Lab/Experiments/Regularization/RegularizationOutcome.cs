using Fruitfly.Lab.Experiments.Regularization.Toy;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>All that was measured.</summary>
sealed record RegularizationOutcome(
    RegularizationOptions Options, IReadOnlyList<MethodOutcome> Methods, IReadOnlyList<MethodEffect> Stopping,
    EnsembleOutcome Ensembles, PaceOutcome Paces, DescentOutcome Descent, ToyRegularization Toy, StepSizeBias Bias)
{
    /// <summary>Of every method that came to its end, and of early stopping.</summary>
    public IReadOnlyList<MethodEffect> Effects =>
        [.. Methods.Select(method => method.Effect).OfType<MethodEffect>().Concat(Stopping)
            .Where(effect => effect.Pairs.Count > 0)];

    /// <summary>The methods in the order in which they help, and the best of them.</summary>
    public string Lead
    {
        get
        {
            var effects = Effects.OrderBy(effect => effect.Of(pair => pair.TestDifference).Average()).ToList();
            if (effects.Count == 0)
                return "Every network diverged.";
            var plain = effects[0].Of(pair => 100 * pair.Plain.Test!.Error).Average();
            var (best, worst) = (effects[0], effects[^1]);
            var narrower = effects.Count(effect => effect.Of(pair => pair.GapDifference).Average() < 0);
            return FormattableString.Invariant(
                $"Without regularization {plain:F1} % of the test digits are wrong. {Capital(best.Name)} changes that by {Of(best)} points, {worst.Name} by {Of(worst)}. Of {effects.Count} methods {narrower} narrow the gap between training and test error.");
        }
    }

    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    static string Of(MethodEffect effect) => FormattableString.Invariant(
        $"{effect.Of(pair => pair.TestDifference).Average():+0.0;−0.0;0}");
}
