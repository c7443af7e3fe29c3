using Fruitfly.Networks.Reference;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Notebook 7.1: l = (β₃ + ω₃ cos(β₂ + ω₂ exp(β₁ + ω₁ sin(β₀ + ω₀ x))) − y)², a network with one unit a layer
/// and three activation functions.</summary>
sealed record OneUnitNetwork(ReferenceNetwork Network, double Loss)
{
    public static OneUnitNetwork Run()
    {
        double[] offsets = [1.0, 2.0, -3.0, 0.4], slopes = [0.1, -0.4, 2.0, 3.0];
        var linear = Enumerable.Range(0, 4).Select(k => new ReferenceLinear(1, 1, name: $"{k}")).ToArray();
        var network = new ReferenceNetwork(new ReferenceSequence(
            linear[0], new ReferenceActivation(1, new(Math.Sin, Math.Cos)),
            linear[1], new ReferenceActivation(1, new(Math.Exp, Math.Exp)),
            linear[2], new ReferenceActivation(1, new(Math.Cos, f => -Math.Sin(f))),
            linear[3]));
        for (var k = 0; k < 4; k++)
            (linear[k].Bias!.Value[0, 0], linear[k].Weight.Value[0, 0]) = (offsets[k], slopes[k]);
        var loss = ReferenceLoss.LeastSquares(network.Forward(new Matrix(1, 1, [2.3])), new Matrix(1, 1, [2.0]));
        network.Backward(loss.Gradient);
        return new OneUnitNetwork(network, loss.Value);
    }
}
