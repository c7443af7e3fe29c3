using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;

namespace Fruitfly.Tests.Networks;

static class Kinks
{
    /// <summary>Whether the last forward pass met a pre-activation so near to the kink of a rectifier, or two values of
    /// a window so near to each other, that a change of <paramref name="distance"/> may carry one over: there the
    /// derivatives jump, and nothing can be compared. Exactly 0, or exactly equal, are only what other rectifiers have
    /// set to 0 and what sees the same numbers, which stay so.</summary>
    public static bool AreWithin(ReferenceNetwork network, double distance) =>
        network.Layers.Any(layer => AreWithin(layer, distance));

    static bool AreWithin(ReferenceLayer layer, double distance) => layer switch
    {
        ReferenceActivation activation =>
            HasKink(activation.Function) && IsNearZero(activation.Input.Values, distance),
        ReferenceSequence sequence => sequence.Layers.Any(inner => AreWithin(inner, distance)),
        ReferencePooling pooling => pooling.Margin < distance,
        ReferenceResidual residual => AreWithin(residual.Body, distance),
        _ => false,
    };

    static bool IsNearZero(ReadOnlySpan<double> values, double distance)
    {
        foreach (var value in values)
            if (value != 0 && Math.Abs(value) < distance)
                return true;
        return false;
    }

    static bool HasKink(ActivationFunction function) =>
        Math.Abs(function.Derivative(1e-9) - function.Derivative(-1e-9)) > 1e-3;
}
