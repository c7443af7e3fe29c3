using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>h = a(f) for every unit; ∂ℓ/∂f = ∂ℓ/∂h · a′(f).</summary>
public sealed class ReferenceActivation(int units, ActivationFunction function) : ReferenceLayer(units, units)
{
    public ActivationFunction Function { get; } = function;

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        var f = input.Values;
        var h = output.Values;
        for (var i = 0; i < f.Length; i++)
            h[i] = Function.Value(f[i]);
        return output;
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        var f = Input.Values;
        var dh = outputGradient.Values;
        var df = inputGradient.Values;
        for (var i = 0; i < f.Length; i++)
            df[i] = dh[i] * Function.Derivative(f[i]);
        return inputGradient;
    }
}
