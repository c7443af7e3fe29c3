using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>A way to regularize the networks along double descent, at one strength.</summary>
/// <param name="Id">also part of its claims' ids</param>
/// <param name="Apply">a trial of the double-descent experiment with it</param>
sealed record DescentVariant(string Id, string Name, string Source, Func<Trial, Trial> Apply)
{
    const string Optimal = "Nakkiran et al. 2021, \"Optimal regularization can mitigate double descent\"";

    public static readonly IReadOnlyList<DescentVariant> All =
    [
        Decay("decay", 1e-3), Decay("strong-decay", 3e-3),
        new("dropout", "dropout of 0.2", "UDL 9.3.3", trial => trial with
        {
            Network = trial.Network with
            {
                Layers = [.. trial.Network.Layers.SelectMany(layer =>
                    layer is Relu ? (IEnumerable<Layer>)[layer, new Dropout(0.2)] : [layer])],
            },
        }),
    ];

    static DescentVariant Decay(string id, double strength) => new(
        id, FormattableString.Invariant($"weight decay of {strength}"), Optimal, trial => trial with
        {
            Recipe = trial.Recipe with { Optimizer = ((Sgd)trial.Recipe.Optimizer) with { WeightDecay = strength } },
        });
}
