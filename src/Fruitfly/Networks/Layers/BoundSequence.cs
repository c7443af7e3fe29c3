namespace Fruitfly.Networks.Layers;

/// <summary>Layers one after another. What lies between them is kept for the backward pass.</summary>
sealed class BoundSequence : BoundLayer
{
    readonly BoundLayer[] _layers;
    readonly (string Name, Layer Layer)[] _ends;
    readonly Slot[] _activations;
    readonly Slot[] _gradients;

    readonly int _firstTrained;

    public BoundSequence(Binder binder, string prefix, IReadOnlyList<Layer> layers, Shape input)
        : this(input, Bind(binder, prefix, layers, input, out var ends, out var firstTrained), ends, firstTrained)
    {
        for (var i = 0; i < _activations.Length; i++)
        {
            _activations[i] = binder.Reserve(_layers[i].Output.Size);
            _gradients[i] = binder.Reserve(_layers[i].Output.Size);
        }
    }

    BoundSequence(Shape input, BoundLayer[] layers, (string, Layer)[] ends, int firstTrained)
        : base(input, layers[^1].Output)
    {
        (_layers, _ends) = (layers, ends);
        _firstTrained = firstTrained;
        _activations = new Slot[layers.Length - 1];
        _gradients = new Slot[layers.Length - 1];
    }

    public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            var to = i < _activations.Length ? workspace[_activations[i]] : output;
            _layers[i].Forward(workspace, input, to);
            input = to;
        }
    }

    /// <summary>Units that the last layer is given.</summary>
    public int LastInput => _layers[^1].Input.Size;

    /// <summary>What the last layer was given in the forward pass of <paramref name="input"/>.</summary>
    public ReadOnlySpan<float> GivenToLast(Workspace workspace, ReadOnlySpan<float> input) =>
        _activations.Length == 0 ? input : workspace[_activations[^1]];

    public override void Backward(
        Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        // Where no one needs the input gradient, no one needs what comes before the first parameters either.
        var first = inputGradient.IsEmpty ? _firstTrained : 0;
        for (var i = _layers.Length - 1; i >= first; i--)
        {
            var from = i > 0 ? workspace[_activations[i - 1]] : input;
            var fromGradient = i > first ? workspace[_gradients[i - 1]] : inputGradient;
            _layers[i].Backward(workspace, from, output, outputGradient, fromGradient);
            output = from;
            outputGradient = fromGradient;
        }
    }

    internal override void Show(
        Workspace workspace, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient, ILayerViewer viewer)
    {
        ReadOnlySpan<float> inputGradient = [];
        for (var i = 0; i < _layers.Length; i++)
        {
            var isLast = i == _activations.Length;
            var values = isLast ? output : workspace[_activations[i]];
            var gradient = isLast ? outputGradient : i < _firstTrained ? [] : workspace[_gradients[i]];
            _layers[i].Show(workspace, values, gradient, viewer);
            viewer.View(new ShownLayer(_ends[i].Name, _ends[i].Layer, _layers[i].Output, values, gradient,
                inputGradient));
            inputGradient = gradient;
        }
    }

    internal override LaneLayer InLanes(int capacity) =>
        new LaneSequence(this, Array.ConvertAll(_layers, layer => layer.InLanes(capacity)), _firstTrained, capacity);

    /// <param name="ends">of each bound layer the last of the layers it is made of, with its position</param>
    /// <param name="firstTrained">the first layer with parameters, or the number of layers where none has any</param>
    static BoundLayer[] Bind(
        Binder binder, string prefix, IReadOnlyList<Layer> layers, Shape input, out (string, Layer)[] ends,
        out int firstTrained)
    {
        var before = binder.ParameterCount;
        firstTrained = 0;
        if (layers.Count == 0)
            throw new ArgumentException("A network, and a residual block, needs at least one layer.", nameof(layers));
        var bound = new List<BoundLayer>();
        var last = new List<(string, Layer)>();
        for (var i = 0; i < layers.Count; i++)
        {
            // A layer that multiplies or normalizes and the ReLU after it are one: the product is rectified before it
            // is written, and
            // the next such layer's backward pass writes its input gradient already masked.
            var multiplies = layers[i] is Linear or Convolution;
            var isRectified = (multiplies || layers[i] is BatchNorm or LayerNorm)
                && i + 1 < layers.Count && layers[i + 1] is Relu;
            var rectification = new Rectification(
                isRectified,
                MasksInput: multiplies && i > 1 && layers[i - 1] is Relu && layers[i - 2] is Linear or Convolution,
                IsMaskedByNext: isRectified && i + 2 < layers.Count && layers[i + 2] is Linear or Convolution);
            bound.Add(layers[i] switch
            {
                Linear linear => new BoundLinear(binder, prefix + i, linear, input, rectification),
                BatchNorm norm => norm.Bind(binder, prefix + i, input, isRectified),
                LayerNorm norm => norm.Bind(binder, prefix + i, input, isRectified),
                Convolution convolution => convolution.Bind(binder, prefix + i, input, rectification),
                var other => other.Bind(binder, prefix + i, input),
            });
            if (binder.ParameterCount == before)
                firstTrained = bound.Count;
            input = bound[^1].Output;
            if (isRectified)
                i++;
            last.Add((prefix + i, layers[i]));
        }
        ends = [.. last];
        return [.. bound];
    }
}
