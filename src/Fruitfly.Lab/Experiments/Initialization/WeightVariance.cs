using Fruitfly.Networks.Initialization;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The variance that an initializer asks for: what theory goes by.</summary>
static class WeightVariance
{
    /// <exception cref="ArgumentException">an initializer that the theory is not asked of</exception>
    public static double Of(Initializer initializer, int fanIn, int fanOut) => initializer switch
    {
        NormalInitializer normal => normal.Variance,
        HeInitializer { Fan: HeFan.FanIn } he => he.Gain * he.Gain / fanIn,
        HeInitializer { Fan: HeFan.FanOut } he => he.Gain * he.Gain / fanOut,
        HeInitializer he => he.Gain * he.Gain * 2 / (fanIn + fanOut),
        GlorotInitializer glorot => glorot.Gain * glorot.Gain * 2 / (fanIn + fanOut),
        PyTorchInitializer => 1.0 / (3 * fanIn),
        _ => throw new ArgumentException($"The theory of {initializer.GetType().Name} is not written down.",
            nameof(initializer)),
    };

    /// <summary>The variance of the biases: 0, except with PyTorch's default.</summary>
    public static double OfBias(Initializer initializer, int fanIn) =>
        initializer is PyTorchInitializer ? 1.0 / (3 * fanIn) : 0;
}
