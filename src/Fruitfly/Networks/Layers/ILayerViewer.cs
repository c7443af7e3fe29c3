namespace Fruitfly.Networks.Layers;

/// <summary>Looks at what a pass left in a network, layer by layer.</summary>
interface ILayerViewer
{
    void View(in ShownLayer layer);
}

/// <summary>A layer after a forward and a backward pass. A layer that multiplies and
/// the ReLU after it are one.</summary>
/// <param name="name">its position</param>
/// <param name="layer">of several in one the last</param>
/// <param name="shape">of its output, see <see cref="Shape"/> for the order of the values</param>
/// <param name="values">its output</param>
/// <param name="gradient">∂l/∂output; where a ReLU ends the layer, maybe with zeros where the output is zero; empty
/// where no one needed it</param>
/// <param name="inputGradient">the same of the layer before; empty where there is none</param>
readonly ref struct ShownLayer(
    string name, Layer layer, Shape shape, ReadOnlySpan<float> values, ReadOnlySpan<float> gradient,
    ReadOnlySpan<float> inputGradient)
{
    public string Name { get; } = name;
    public Layer Layer { get; } = layer;
    public Shape Shape { get; } = shape;
    public ReadOnlySpan<float> Values { get; } = values;
    public ReadOnlySpan<float> Gradient { get; } = gradient;
    public ReadOnlySpan<float> InputGradient { get; } = inputGradient;
}
