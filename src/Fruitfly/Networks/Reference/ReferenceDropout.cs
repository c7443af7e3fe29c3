using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Reference;

/// <summary>Each value times a factor that is 0 or 1 / (1 − rate) in training; nothing changes in evaluation (UDL
/// 9.3.3).</summary>
public sealed class ReferenceDropout : ReferenceLayer
{
    readonly Dropout _layer;
    readonly Shape _shape;

    internal ReferenceDropout(Dropout layer, Shape shape)
        : base(shape.Size, shape.Size) => (_layer, _shape) = (layer, shape);

    /// <summary>The factors <c>[batch × units]</c> of the forward passes to come, or null in evaluation.</summary>
    public Matrix? Factors { get; private set; }

    /// <summary>Draws in the order in which the fast engine stores a batch (see <see cref="Shape"/>).</summary>
    internal override void DrawDropout(RandomStream? stream, int examples)
    {
        Factors = stream is null ? null : new Matrix(examples, Inputs);
        if (Factors is null)
            return;
        if (_shape.IsVector)
            foreach (ref var factor in Factors.Values)
                factor = Factor();
        else
            for (var position = 0; position < _shape.Positions; position++)
                for (var channel = 0; channel < _shape.Channels; channel++)
                    for (var example = 0; example < examples; example++)
                        Factors[example, channel * _shape.Positions + position] = Factor();

        double Factor() => stream!.NextUInt32() < _layer.Threshold ? 0 : 1 / (1 - _layer.Rate);
    }

    private protected override Matrix Compute(Matrix input) => Scaled(input);

    private protected override Matrix Differentiate(Matrix outputGradient) => Scaled(outputGradient);

    Matrix Scaled(Matrix values)
    {
        var scaled = new Matrix(values.Rows, values.Columns);
        for (var i = 0; i < values.Values.Length; i++)
            scaled.Values[i] = values.Values[i] * (Factors is null ? 1 : Factors.Values[i]);
        return scaled;
    }
}
