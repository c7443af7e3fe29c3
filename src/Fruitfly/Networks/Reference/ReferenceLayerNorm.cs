using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>f = γ x̂ + β with x̂ = (x − mean) / √(variance + ε) over all values of an example, and a γ and a β for each
/// of
/// them (Ba, Kiros and Hinton 2016).</summary>
public sealed class ReferenceLayerNorm : ReferenceLayer
{
    readonly double _epsilon;
    Matrix _normalized = new(0, 0);
    double[] _inverse = [];

    internal ReferenceLayerNorm(LayerNorm layer, Shape shape, string name) : base(shape.Size, shape.Size)
    {
        _epsilon = layer.Epsilon;
        Scale = new ReferenceParameter($"{name}.weight", shape.Channels, shape.Positions);
        Shift = new ReferenceParameter($"{name}.bias", shape.Channels, shape.Positions);
    }

    /// <summary>γ <c>[channels × positions]</c></summary>
    public ReferenceParameter Scale { get; }

    /// <summary>β <c>[channels × positions]</c></summary>
    public ReferenceParameter Shift { get; }

    public override IEnumerable<ReferenceParameter> Parameters => [Scale, Shift];

    /// <summary>1 / √(variance + ε) of each example in the last forward pass.</summary>
    internal IReadOnlyList<double> InverseDeviations => _inverse;

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        (_normalized, _inverse) = (new Matrix(input.Rows, Outputs), new double[input.Rows]);
        for (var example = 0; example < input.Rows; example++)
        {
            var x = input.Row(example).ToArray();
            var mean = x.Average();
            var inverse = _inverse[example] =
                1 / Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + _epsilon);
            for (var i = 0; i < x.Length; i++)
            {
                _normalized[example, i] = (x[i] - mean) * inverse;
                output[example, i] = Scale.Value.Values[i] * _normalized[example, i] + Shift.Value.Values[i];
            }
        }
        return output;
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        Scale.Gradient.Values.Clear();
        Shift.Gradient.Values.Clear();
        for (var example = 0; example < outputGradient.Rows; example++)
        {
            var (one, product) = (0.0, 0.0);
            for (var i = 0; i < Inputs; i++)
            {
                var (df, x) = (outputGradient[example, i], _normalized[example, i]);
                Scale.Gradient.Values[i] += df * x;
                Shift.Gradient.Values[i] += df;
                one += Scale.Value.Values[i] * df / Inputs;
                product += Scale.Value.Values[i] * df * x / Inputs;
            }
            for (var i = 0; i < Inputs; i++)
                inputGradient[example, i] = _inverse[example]
                    * (Scale.Value.Values[i] * outputGradient[example, i] - one - _normalized[example, i] * product);
        }
        return inputGradient;
    }
}
