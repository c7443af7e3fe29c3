using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Reference;

/// <summary>A network in double precision, written as the textbook's equations (UDL 7.4), which keeps every
/// intermediate value and derivative. It is slow and clear: the fast float32 network is tested against it, and what
/// leaves the range of float32 is computed with it. Signals and images are <c>[channels × height × width]</c>, as in
/// PyTorch. Parameters start at zero; fill their values.</summary>
public sealed class ReferenceNetwork
{
    readonly ReferenceSequence _sequence;

    /// <exception cref="ArgumentException">no layers, or a residual block that
    /// changes the number of features</exception>
    public ReferenceNetwork(Architecture architecture)
        : this(Sequence(architecture.Layers, new Shape(architecture.Inputs), prefix: ""))
    {
    }

    /// <summary>A network of any functions, such as ones that no architecture describes.</summary>
    public ReferenceNetwork(ReferenceSequence sequence)
    {
        _sequence = sequence;
        Parameters = [.. sequence.Parameters];
        ParameterCount = Parameters.Sum(parameter => parameter.Value.Values.Length);
    }

    public IReadOnlyList<ReferenceLayer> Layers => _sequence.Layers;

    /// <summary>The linear layers outside of residual blocks: layer k holds h_k, f_k and their derivatives.</summary>
    public IReadOnlyList<ReferenceLinear> LinearLayers => [.. Layers.OfType<ReferenceLinear>()];

    /// <summary>Weight, then bias, layer by layer, as in PyTorch's Sequential.</summary>
    public IReadOnlyList<ReferenceParameter> Parameters { get; }

    public int ParameterCount { get; }

    public int Inputs => _sequence.Inputs;
    public int Outputs => _sequence.Outputs;

    /// <summary>The outputs <c>[batch × outputs]</c> for inputs <c>[batch × inputs]</c>.</summary>
    public Matrix Forward(Matrix inputs) => _sequence.Forward(inputs);

    /// <summary>From ∂ℓ/∂outputs of the last <see cref="Forward"/>: the gradients of all parameters (not added to
    /// earlier ones), and ∂ℓ/∂inputs.</summary>
    public Matrix Backward(Matrix outputGradient) => _sequence.Backward(outputGradient);

    /// <summary>Draws which units are dropped in the passes of a batch of as many examples; without a stream, as at
    /// first, none are.</summary>
    public void DrawDropout(RandomStream? stream, int examples) => _sequence.DrawDropout(stream, examples);

    /// <summary>Whether the passes to come are those of training, where a batch is normalized by itself and the running
    /// statistics follow; at first they are not.</summary>
    public bool IsTraining
    {
        get;
        set
        {
            field = value;
            _sequence.SetTraining(value);
        }
    }

    /// <summary>All parameters in order, row-major.</summary>
    public void CopyParametersTo(Span<double> destination)
    {
        GuardLength(destination.Length);
        foreach (var (_, value, _) in Parameters)
        {
            value.Values.CopyTo(destination);
            destination = destination[value.Values.Length..];
        }
    }

    /// <summary>Sets all parameters, in order, row-major.</summary>
    public void CopyParametersFrom(ReadOnlySpan<double> source)
    {
        GuardLength(source.Length);
        foreach (var (_, value, _) in Parameters)
        {
            source[..value.Values.Length].CopyTo(value.Values);
            source = source[value.Values.Length..];
        }
    }

    /// <summary>The gradients of all parameters, in order, row-major.</summary>
    public void CopyGradientsTo(Span<double> destination)
    {
        GuardLength(destination.Length);
        foreach (var (_, _, gradient) in Parameters)
        {
            gradient.Values.CopyTo(destination);
            destination = destination[gradient.Values.Length..];
        }
    }

    void GuardLength(int length)
    {
        if (length != ParameterCount)
            throw new ArgumentException(
                $"The span holds {length} numbers, the network has {ParameterCount} parameters.");
    }

    static ReferenceSequence Sequence(IReadOnlyList<Layer> layers, Shape shape, string prefix)
    {
        var built = new List<ReferenceLayer>();
        for (var i = 0; i < layers.Count; i++)
        {
            var output = layers[i].OutputFor(shape, $"{prefix}{i}");
            built.Add(Build(layers[i], shape, output, $"{prefix}{i}"));
            shape = output;
        }
        return new ReferenceSequence(built);
    }

    static ReferenceLayer Build(Layer layer, Shape input, Shape output, string name) => layer switch
    {
        Linear linear => new ReferenceLinear(input.Size, output.Size, linear.Bias, name),
        ActivationLayer activation => new ReferenceActivation(input.Size, activation.Function()),
        Residual residual => new ReferenceResidual(Sequence(residual.Layers, input, $"{name}.")),
        Reshape reshape => new ReferencePermutation(reshape.Order == FlattenOrder.ByPosition
            ? Features(new Shape(output.Positions, Width: output.Channels), FlattenOrder.ByPosition)
            : [.. Enumerable.Range(0, input.Size)]),
        Flatten flatten => new ReferencePermutation(Features(input, flatten.Order)),
        Convolution convolution => new ReferenceConvolution(convolution, input, name),
        Dropout dropout => new ReferenceDropout(dropout, input),
        Gru gru => new ReferenceGru(gru, input, name),
        BatchNorm norm => new ReferenceBatchNorm(norm, input, name),
        LayerNorm norm => new ReferenceLayerNorm(norm, input, name),
        Pooling pooling => new ReferencePooling(pooling, input, output),
        _ => throw new NotSupportedException(
            $"The reference network does not know the layer kind {layer.GetType().Name}."),
    };

    /// <summary>Where the features of a flattened example lie in <c>[channels × positions]</c>.</summary>
    static int[] Features(Shape shape, FlattenOrder order) => order == FlattenOrder.ByChannel
        ? [.. Enumerable.Range(0, shape.Size)]
        : [.. from position in Enumerable.Range(0, shape.Positions)
              from channel in Enumerable.Range(0, shape.Channels)
              select channel * shape.Positions + position];
}
