using System.Globalization;
using Fruitfly.Networks.Reference;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>The gradients of each layer in one number, and the toy function in all of its numbers.</summary>
static class BackpropagationTables
{
    public static Table Sums(ShownNetwork shown) => new(
        "gradient-sums", "The gradients of each layer", "Sums of absolute values over a layer.",
        ["layer", "inputs", "outputs", "sum of |∂l/∂Ω|", "sum of |∂l/∂β|", "sum of |∂l/∂f|", "units with ∂l/∂f = 0"],
        [.. shown.Network.LinearLayers.Select((layer, k) => (IReadOnlyList<string>)
        [
            $"{k}", $"{layer.Inputs}", $"{layer.Outputs}", Text(Sum(layer.Weight.Gradient)),
            Text(Sum(layer.Bias!.Gradient)), Text(Sum(layer.OutputGradient)),
            $"{layer.OutputGradient.Values.Count(0.0)} of {layer.OutputGradient.Values.Length}",
        ])]);

    public static Table Toy(OneUnitNetwork toy)
    {
        var linear = toy.Network.LinearLayers;
        return new Table(
            "toy", "The toy function of notebook 7.1",
            "l = (β₃ + ω₃ cos(β₂ + ω₂ exp(β₁ + ω₁ sin(β₀ + ω₀ x))) − y)² at x = 2.3, y = 2: values on the way " +
            "forward, derivatives on the way back.",
            ["k", "h", "f", "∂l/∂f", "∂l/∂h", "∂l/∂β", "∂l/∂ω"],
            [.. linear.Select((layer, k) => (IReadOnlyList<string>)
            [
                $"{k}", Text(layer.Input[0, 0]), Text(layer.Output[0, 0]), Text(layer.OutputGradient[0, 0]),
                Text(layer.InputGradient[0, 0]),
                Text(layer.Bias!.Gradient[0, 0]), Text(layer.Weight.Gradient[0, 0]),
            ])]);
    }

    /// <summary>Σ |value|.</summary>
    public static double Sum(Matrix matrix)
    {
        var sum = 0.0;
        foreach (var value in matrix.Values)
            sum += Math.Abs(value);
        return sum;
    }

    static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture).Replace('-', '−');
}
