namespace Fruitfly.Measurement;

/// <summary>The sizes of one weight matrix <c>[outputs × inputs]</c>.</summary>
/// <param name="Name">as <see cref="Networks.Parameter.Name"/></param>
/// <param name="Frobenius">the root of the sum of squares</param>
/// <param name="Spectral">the largest singular value: by how much the layer stretches an input at most</param>
/// <param name="LargestRow">the largest sum of absolute weights into one unit (Bartlett 1998)</param>
public sealed record WeightNorms(string Name, double Frobenius, double Spectral, double LargestRow);

/// <summary>What bounds on generalization look at instead of the number of parameters: the sizes of a trained network's
/// weights and the margins of its examples.</summary>
/// <param name="Weights">of every weight matrix, in the order of the layers</param>
/// <param name="Margins">quantiles at 0, 5, 10, … 100 % of the examples' margins, the output of the true class minus
/// the largest of the others: negative where the prediction is wrong</param>
public sealed record Complexity(IReadOnlyList<WeightNorms> Weights, IReadOnlyList<double> Margins)
{
    /// <summary>The root of the sum of squares of all weights.</summary>
    public double Norm => Math.Sqrt(Weights.Sum(weight => weight.Frobenius * weight.Frobenius));

    /// <summary>∏ ‖W_k‖₂, which bounds by how much the network stretches its inputs.</summary>
    public double SpectralProduct => Weights.Aggregate(1.0, (product, weight) => product * weight.Spectral);

    public double MedianMargin => Margins[Margins.Count / 2];
}
