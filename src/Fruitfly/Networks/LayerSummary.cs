namespace Fruitfly.Networks;

/// <summary>One row of a <see cref="NetworkSummary"/>.</summary>
/// <param name="Name">the kind, the depth of nesting, and the place among the layers of
/// that depth: <c>Linear 1-3</c></param>
/// <param name="Depth">1 for the layers of the architecture, one more within each residual block</param>
/// <param name="OutputShape"><c>[batch × features]</c>, <c>[batch × channels × width]</c> or
/// <c>[batch × channels × height × width]</c></param>
/// <param name="Parameters">weights and biases of this layer itself, none of a residual block</param>
/// <param name="MultiplyAdds">of a forward pass of the batch, a bias counted as one for each example</param>
public sealed record LayerSummary(
    string Name, int Depth, IReadOnlyList<int> OutputShape, long Parameters, long MultiplyAdds);
