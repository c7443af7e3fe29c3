using Fruitfly.Networks;

namespace Fruitfly.Measurement;

/// <summary>What is inside a network while some examples pass through it, forward and back.</summary>
/// <param name="Loss">the mean over the examples</param>
/// <param name="Layers">every activation function, recurrent layer and residual block, those within a block before it,
/// and the outputs of the network at the end</param>
/// <param name="Parameters">in the order of the layers; weights before biases</param>
public sealed record NetworkInspection(
    double Loss, IReadOnlyList<LayerInspection> Layers, IReadOnlyList<ParameterInspection> Parameters);

/// <summary>What a layer gives for the examples.</summary>
/// <param name="Name">the position of the layer, as in the names of parameters: <c>1</c>,
/// within a residual block <c>2.1</c></param>
/// <param name="Kind">the kind of layer, such as <c>Relu</c></param>
/// <param name="Units">of a signal or an image its channels</param>
/// <param name="Activations">of all units, positions and examples</param>
/// <param name="Variance">over all of them</param>
/// <param name="ZeroShare">the share of them that is 0</param>
/// <param name="InactiveShare">the share of units that are 0 for every example, at every position</param>
/// <param name="GradientVariance">the variance, over all of them, of the derivative of an example's own loss with
/// respect to what enters the activation function (the pre-activations f_k of UDL 7.4), or with respect to the output
/// where the layer is not an activation function; NaN where no parameter comes before</param>
public sealed record LayerInspection(
    string Name, string Kind, int Units, Histogram Activations, double Mean, double Variance, double ZeroShare,
    double InactiveShare,
    double GradientVariance);

/// <summary>A weight matrix or bias vector, and the gradient of the mean loss with respect to it.</summary>
/// <param name="Name">as <see cref="Parameter.Name"/></param>
/// <param name="Variance">over the values</param>
/// <param name="GradientVariance">over the values of the gradient</param>
/// <param name="GradientNorm">the root of the sum of its squares</param>
public sealed record ParameterInspection(
    string Name, ParameterRole Role, int Count, Histogram Values, double Mean, double Variance, double GradientVariance,
    double GradientNorm);
