using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>What regularization adds to the loss that training minimizes.</summary>
/// <param name="L2">λ/2 Σ p² over all parameters; null without weight decay, and with AdamW's, which is no
/// penalty</param>
/// <param name="L1">λ Σ |p|; null without</param>
sealed record Penalties(double? L2, double? L1)
{
    /// <summary>Null where there is neither.</summary>
    public static Penalties? Of(Recipe recipe, IReadOnlyList<float> parameters)
    {
        var decay = recipe.Optimizer switch
        {
            Sgd sgd => sgd.WeightDecay,
            Adam adam => adam.WeightDecay,
            RmsProp rms => rms.WeightDecay,
            _ => 0,
        };
        return decay == 0 && recipe.L1Penalty is null ? null : new(
            decay == 0 ? null : decay / 2 * parameters.Sum(parameter => (double)parameter * parameter),
            recipe.L1Penalty * parameters.Sum(parameter => Math.Abs((double)parameter)));
    }
}
