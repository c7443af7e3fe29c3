using System.Numerics.Tensors;

namespace Fruitfly.Networks.Reference;

/// <summary>f = b + W h for every example h of the batch (UDL 7.4.1).</summary>
public sealed class ReferenceLinear : ReferenceLayer
{
    /// <param name="inputs">columns of W</param>
    /// <param name="outputs">rows of W</param>
    /// <param name="bias">whether there is a b</param>
    /// <param name="name">what the names of the parameters begin with</param>
    public ReferenceLinear(int inputs, int outputs, bool bias = true, string name = "0") : base(inputs, outputs)
    {
        Weight = new ReferenceParameter($"{name}.weight", outputs, inputs);
        Bias = bias ? new ReferenceParameter($"{name}.bias", 1, outputs) : null;
    }

    public ReferenceParameter Weight { get; }
    public ReferenceParameter? Bias { get; }

    public override IEnumerable<ReferenceParameter> Parameters => Bias is null ? [Weight] : [Weight, Bias];

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        for (var example = 0; example < input.Rows; example++)
        {
            var h = input.Row(example);
            var f = output.Row(example);
            for (var i = 0; i < f.Length; i++)
                f[i] = TensorPrimitives.Dot<double>(Weight.Value.Row(i), h);
            if (Bias is not null)
                TensorPrimitives.Add(f, Bias.Value.Values, f);
        }
        return output;
    }

    // ∂ℓ/∂W = Σ ∂ℓ/∂f hᵀ, ∂ℓ/∂b = Σ ∂ℓ/∂f over the batch, and ∂ℓ/∂h = Wᵀ ∂ℓ/∂f (UDL 7.4.2)
    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        Weight.Gradient.Values.Clear();
        Bias?.Gradient.Values.Clear();
        for (var example = 0; example < outputGradient.Rows; example++)
        {
            var h = Input.Row(example);
            var dh = inputGradient.Row(example);
            var df = outputGradient.Row(example);
            for (var i = 0; i < df.Length; i++)
            {
                var dw = Weight.Gradient.Row(i);
                TensorPrimitives.MultiplyAdd(h, df[i], dw, dw);
                TensorPrimitives.MultiplyAdd(Weight.Value.Row(i), df[i], dh, dh);
            }
            if (Bias is not null)
                TensorPrimitives.Add(Bias.Gradient.Values, df, Bias.Gradient.Values);
        }
        return inputGradient;
    }
}
