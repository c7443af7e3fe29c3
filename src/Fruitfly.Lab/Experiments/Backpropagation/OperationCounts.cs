using Fruitfly.Networks;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Floating-point operations for all gradients of a network.</summary>
/// <param name="Forward">of one forward pass</param>
/// <param name="Backpropagation">of a forward and a backward pass</param>
/// <param name="OneSided">of a forward pass for every parameter, and one more</param>
/// <param name="Central">of two forward passes for every parameter</param>
sealed record OperationCounts(
    int Width, long Parameters, double Forward, double Backpropagation, double OneSided, double Central)
{
    public static readonly IReadOnlyList<int> Widths = [2, 4, 6, 10, 20, 50, 100, 200, 500, 1000];

    /// <param name="widths">inputs, hidden layers, outputs</param>
    public static OperationCounts Of(IReadOnlyList<int> widths, int examples)
    {
        var step = StepOperations.Of(Architecture.Mlp([.. widths]), examples);
        var parameters = widths.Zip(widths.Skip(1), (inputs, outputs) => (inputs + 1L) * outputs).Sum();
        return new OperationCounts(
            widths[1], parameters, step.Forward, step.Total, (parameters + 1.0) * step.Forward,
            2.0 * parameters * step.Forward);
    }

    /// <summary>The same network at other widths.</summary>
    public static IReadOnlyList<OperationCounts> OverWidths(IReadOnlyList<int> widths, int examples) =>
        [.. Widths.Select(width =>
            Of([widths[0], .. Enumerable.Repeat(width, widths.Count - 2), widths[^1]], examples))];
}
