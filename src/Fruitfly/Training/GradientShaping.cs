using System.Numerics.Tensors;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Training;

/// <summary>What a recipe does to a gradient before the optimizer sees it.</summary>
static class GradientShaping
{
    /// <summary>PyTorch's guard against a gradient of length 0.</summary>
    const double Guard = 1e-6;

    /// <param name="gradients">in the layout of the network's storage</param>
    public static void Apply(Recipe recipe, Network network, Span<float> gradients)
    {
        if (recipe.L1Penalty is > 0 and var penalty)
            GradientStep.AddSigns(network.Storage, (float)penalty, gradients);
        if (recipe.ClipNorm is not { } longest)
            return;
        network.Mask?.Apply(gradients);
        var factor = longest / (Math.Sqrt(GradientStep.SumOfSquares(gradients)) + Guard);
        if (!(factor >= 1)) // a gradient that is not a number stays so, and the next loss tells of it
            TensorPrimitives.Multiply(gradients, (float)factor, gradients);
    }
}
