using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Reference;

/// <summary>Each value times a factor that is 0 or 1 / (1 − rate) in training; nothing changes in evaluation (UDL
/// 9.3.3).</summary>
public sealed class ReferenceDropout : ReferenceLayer
{
    readonly Dropout _layer;
    readonly Shape _shape;

    internal ReferenceDropout(Dropout layer, Shape shape) : base(shape.Size, shape.Size) => (_layer, _shape) = (layer, shape);

    /// <summary>The factors <c>[batch × units]</c> of the forward passes to come, or null in evaluation.</summary>
    public Matrix? Factors { get; private set; }

    /// <summary>Draws in the order of the fast engine: position by position within an example.</summary>
    internal override void DrawDropout(RandomStream? stream, int examples)
    {
        Factors = stream is null ? null : new Matrix(examples, Inputs);
        for (var example = 0; example < Factors?.Rows; example++)
            for (var position = 0; position < _shape.Positions; position++)
                for (var channel = 0; channel < _shape.Channels; channel++)
                    Factors[example, channel * _shape.Positions + position] =
                        stream!.NextUInt32() < _layer.Threshold ? 0 : 1 / (1 - _layer.Rate);
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
