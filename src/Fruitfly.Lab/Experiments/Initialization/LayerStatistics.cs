using Fruitfly.Measurement;
using Fruitfly.Networks.Reference;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What passes through one hidden layer of one network, over its units and the inputs alike.</summary>
/// <param name="F">of the pre-activations f</param>
/// <param name="H">of the activations h = ReLU(f)</param>
/// <param name="InputSquares">Σ E[h²] over the units (or inputs) that feed the layer: times
/// σ² it is what E[f²] should be</param>
/// <param name="Gradient">of ∂ℓ/∂f, for the loss of each example by itself</param>
/// <param name="ShareOfZeros">of the activations h, 0 to 1</param>
/// <param name="ShareInactive">of the units, 0 to 1: those whose h is 0 for every input</param>
sealed record LayerStatistics(
    Moments F, Moments H, double InputSquares, Moments Gradient, double ShareOfZeros, double ShareInactive)
{
    /// <summary>Passes the examples through the network and the derivative of the squared output back.</summary>
    public static IReadOnlyList<LayerStatistics> Of(ReferenceNetwork network, Matrix inputs)
    {
        var output = network.Forward(inputs);
        var gradient = new Matrix(output.Rows, output.Columns);
        for (var i = 0; i < output.Values.Length; i++)
            gradient.Values[i] = 2 * output.Values[i];
        network.Backward(gradient);
        return [.. network.LinearLayers.Zip(network.LinearLayers.Skip(1), Of)];
    }

    static LayerStatistics Of(ReferenceLinear layer, ReferenceLinear next)
    {
        var activations = next.Input;
        return new(
            Moments.Of(layer.Output.Values), Moments.Of(activations.Values),
            layer.Inputs * Moments.Of(layer.Input.Values).Square, Moments.Of(layer.OutputGradient.Values),
            Zeros(activations), Inactive(activations));
    }

    public static double Zeros(Matrix activations)
    {
        var zeros = 0;
        foreach (var value in activations.Values)
            zeros += value <= 0 ? 1 : 0;
        return (double)zeros / activations.Values.Length;
    }

    /// <summary>The share of columns that are 0 in every row.</summary>
    public static double Inactive(Matrix activations)
    {
        var isActive = new bool[activations.Columns];
        for (var row = 0; row < activations.Rows; row++)
            for (var unit = 0; unit < isActive.Length; unit++)
                isActive[unit] |= activations[row, unit] > 0;
        return (double)isActive.Count(active => !active) / isActive.Length;
    }
}
