using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Reference;

/// <summary>Layers one after another: the derivatives pass through them in reverse, the chain rule (UDL 7.4).</summary>
public sealed class ReferenceSequence : ReferenceLayer
{
    public ReferenceSequence(params IReadOnlyList<ReferenceLayer> layers)
        : base(EndsOf(layers).Inputs, EndsOf(layers).Outputs)
    {
        for (var i = 1; i < layers.Count; i++)
            if (layers[i].Inputs != layers[i - 1].Outputs)
                throw new ArgumentException(
                    $"Layer {i} takes {layers[i].Inputs} features, the layer before it gives {layers[i - 1].Outputs}.",
                    nameof(layers));
        Layers = layers;
    }

    public IReadOnlyList<ReferenceLayer> Layers { get; }

    public override IEnumerable<ReferenceParameter> Parameters => Layers.SelectMany(layer => layer.Parameters);

    internal override void DrawDropout(RandomStream? stream, int examples)
    {
        foreach (var layer in Layers)
            layer.DrawDropout(stream, examples);
    }

    internal override void SetTraining(bool isTraining)
    {
        foreach (var layer in Layers)
            layer.SetTraining(isTraining);
    }

    private protected override Matrix Compute(Matrix input) =>
        Layers.Aggregate(input, (h, layer) => layer.Forward(h));

    private protected override Matrix Differentiate(Matrix outputGradient) =>
        Layers.Reverse().Aggregate(outputGradient, (gradient, layer) => layer.Backward(gradient));

    static (int Inputs, int Outputs) EndsOf(IReadOnlyList<ReferenceLayer> layers) =>
        layers.Count > 0
            ? (layers[0].Inputs, layers[^1].Outputs)
            : throw new ArgumentException("A sequence needs at least one layer.", nameof(layers));
}
