using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>f = γ x̂ + β with x̂ = (x − mean) / √(variance + ε) of each channel: in training over the batch and the
/// positions, in evaluation with the running values (Ioffe and Szegedy 2015; UDL 11.4).</summary>
public sealed class ReferenceBatchNorm : ReferenceLayer
{
    readonly BatchNorm _layer;
    readonly Shape _shape;
    readonly double[] _mean, _inverse;
    Matrix _normalized = new(0, 0);
    bool _isTraining;

    internal ReferenceBatchNorm(BatchNorm layer, Shape shape, string name) : base(shape.Size, shape.Size)
    {
        (_layer, _shape) = (layer, shape);
        (_mean, _inverse) = (new double[shape.Channels], new double[shape.Channels]);
        Scale = new ReferenceParameter($"{name}.weight", 1, shape.Channels);
        Shift = new ReferenceParameter($"{name}.bias", 1, shape.Channels);
        RunningMean = new double[shape.Channels];
        RunningVariance = new double[shape.Channels];
        Array.Fill(RunningVariance, 1);
    }

    /// <summary>γ</summary>
    public ReferenceParameter Scale { get; }

    /// <summary>β</summary>
    public ReferenceParameter Shift { get; }

    internal double[] RunningMean { get; }

    internal double[] RunningVariance { get; }

    public override IEnumerable<ReferenceParameter> Parameters => [Scale, Shift];

    /// <summary>1 / √(variance + ε) of each channel in the last forward pass.</summary>
    internal IReadOnlyList<double> InverseDeviations => _inverse;

    internal override void SetTraining(bool isTraining) => _isTraining = isTraining;

    /// <summary>Whether a batch is normalized by itself; a single value of a channel has no variance.</summary>
    bool UsesBatch(Matrix input) => _isTraining && input.Rows * _shape.Positions > 1;

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        _normalized = new Matrix(input.Rows, Outputs);
        for (var channel = 0; channel < _shape.Channels; channel++)
        {
            var values = Values(input, channel);
            var (mean, variance) = (RunningMean[channel], RunningVariance[channel]);
            if (UsesBatch(input))
            {
                mean = values.Average();
                variance = values.Average(value => (value - mean) * (value - mean));
                var unbiased = variance * values.Length / (values.Length - 1);
                RunningMean[channel] += _layer.Momentum * (mean - RunningMean[channel]);
                RunningVariance[channel] += _layer.Momentum * (unbiased - RunningVariance[channel]);
            }
            (_mean[channel], _inverse[channel]) = (mean, 1 / Math.Sqrt(variance + _layer.Epsilon));
        }
        for (var example = 0; example < input.Rows; example++)
            for (var i = 0; i < Outputs; i++)
            {
                var channel = i / _shape.Positions;
                _normalized[example, i] = (input[example, i] - _mean[channel]) * _inverse[channel];
                output[example, i] = Scale.Value[0, channel] * _normalized[example, i] + Shift.Value[0, channel];
            }
        return output;
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        for (var channel = 0; channel < _shape.Channels; channel++)
        {
            var (df, x) = (Values(outputGradient, channel), Values(_normalized, channel));
            Shift.Gradient[0, channel] = df.Sum();
            Scale.Gradient[0, channel] = df.Zip(x, (gradient, value) => gradient * value).Sum();
            var (one, product) = UsesBatch(Input) ? (df.Average(), Scale.Gradient[0, channel] / df.Length) : (0, 0);
            var factor = Scale.Value[0, channel] * _inverse[channel];
            for (var example = 0; example < outputGradient.Rows; example++)
                for (var i = channel * _shape.Positions; i < (channel + 1) * _shape.Positions; i++)
                    inputGradient[example, i] =
                        factor * (outputGradient[example, i] - one - _normalized[example, i] * product);
        }
        return inputGradient;
    }

    double[] Values(Matrix batch, int channel) =>
    [
        .. from example in Enumerable.Range(0, batch.Rows)
           from position in Enumerable.Range(0, _shape.Positions)
           select batch[example, channel * _shape.Positions + position],
    ];
}
