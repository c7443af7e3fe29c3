using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>f[o, i, j] = β[o] + Σ over c, k, l of ω[o, c, k, l] h[c, y, x] with y = stride · i − padding + dilation · k
/// and x alike from j and l (UDL 10.2, 10.3). Examples are <c>[channels × height ×
/// width]</c>; a signal has height 1.</summary>
public sealed class ReferenceConvolution : ReferenceLayer
{
    readonly Window _vertical, _horizontal;

    internal ReferenceConvolution(Convolution layer, Shape input, string name)
        : base(input.Size, layer.OutputFor(input, name).Size)
    {
        (_vertical, _horizontal) = (layer.Vertical, layer.Horizontal);
        (InputShape, OutputShape) = (input, layer.OutputFor(input, name));
        Weight = new ReferenceParameter($"{name}.weight", layer.Channels, input.Channels * KernelSize);
        Bias = layer.Bias ? new ReferenceParameter($"{name}.bias", 1, layer.Channels) : null;
    }

    public Shape InputShape { get; }
    public Shape OutputShape { get; }

    /// <summary>Positions of the kernel.</summary>
    public int KernelSize => _vertical.Size * _horizontal.Size;

    /// <summary>ω <c>[outputs × (channels · kernel height · kernel width)]</c></summary>
    public ReferenceParameter Weight { get; }

    /// <summary>β</summary>
    public ReferenceParameter? Bias { get; }

    public override IEnumerable<ReferenceParameter> Parameters => Bias is null ? [Weight] : [Weight, Bias];

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        for (var example = 0; example < input.Rows; example++)
        {
            var f = output.Row(example);
            if (Bias is not null)
                for (var i = 0; i < f.Length; i++)
                    f[i] = Bias.Value[0, i / OutputShape.Positions];
            foreach (var (to, from, weight) in Connections)
                for (var o = 0; o < OutputShape.Channels; o++)
                    for (var c = 0; c < InputShape.Channels; c++)
                        f[OutputAt(o, to)] += Weight.Value[o, WeightAt(c, weight)] * input[example, InputAt(c, from)];
        }
        return output;
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        Weight.Gradient.Values.Clear();
        Bias?.Gradient.Values.Clear();
        for (var example = 0; example < outputGradient.Rows; example++)
        {
            var df = outputGradient.Row(example);
            if (Bias is not null)
                for (var i = 0; i < df.Length; i++)
                    Bias.Gradient[0, i / OutputShape.Positions] += df[i];
            foreach (var (to, from, weight) in Connections)
                for (var o = 0; o < OutputShape.Channels; o++)
                    for (var c = 0; c < InputShape.Channels; c++)
                    {
                        Weight.Gradient[o, WeightAt(c, weight)] += df[OutputAt(o, to)]
                            * Input[example, InputAt(c, from)];
                        inputGradient[example, InputAt(c, from)] += df[OutputAt(o, to)]
                            * Weight.Value[o, WeightAt(c, weight)];
                    }
        }
        return inputGradient;
    }

    int InputAt(int channel, int position) => channel * InputShape.Positions + position;

    int OutputAt(int channel, int position) => channel * OutputShape.Positions + position;

    int WeightAt(int channel, int position) => channel * KernelSize + position;

    /// <summary>Which position of the output sees which of the input through which of the kernel.</summary>
    IEnumerable<(int Output, int Input, int Kernel)> Connections =>
        from i in Enumerable.Range(0, OutputShape.Height)
        from j in Enumerable.Range(0, OutputShape.Width)
        from k in Enumerable.Range(0, _vertical.Size)
        from l in Enumerable.Range(0, _horizontal.Size)
        let y = _vertical.InputOf(i, k)
        let x = _horizontal.InputOf(j, l)
        where y >= 0 && y < InputShape.Height && x >= 0 && x < InputShape.Width
        select (i * OutputShape.Width + j, y * InputShape.Width + x, k * _horizontal.Size + l);
}
