using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>f = h W + b, or ReLU of it, with the weights as <c>[inputs × outputs × lanes]</c>. The input gradient reads
/// them where they lie.</summary>
sealed class LaneLinear : LaneLayer
{
    readonly int _inputs, _offset, _weights, _biases;
    readonly Rectification _rectification;
    readonly AlignedValues _parameters, _gradients, _masked;
    readonly float[] _flat;

    /// <param name="capacity">examples in the largest batch</param>
    public LaneLinear(
        BoundLayer layer, Parameter weight, Parameter? bias, Rectification rectification, int capacity) : base(layer)
    {
        (_inputs, _rectification) = (layer.Input.Size, rectification);
        (_offset, _weights, _biases) = (weight.Offset, weight.Count, bias?.Count ?? 0);
        var parameters = (_weights + _biases) * Lanes.Count;
        (_parameters, _gradients) = (new AlignedValues(parameters), new AlignedValues(parameters));
        _flat = new float[parameters];
        _masked = new AlignedValues(rectification.MasksOutputGradient ? capacity * Outputs * Lanes.Count : 0);
    }

    public override bool TakesSharedInput => true;

    Span<float> Weights => _parameters.First(_weights * Lanes.Count);
    Span<float> Biases => _parameters.Span[(_weights * Lanes.Count)..];

    public override void Load(Swarm swarm)
    {
        var count = _weights + _biases;
        for (var lane = 0; lane < swarm.Count; lane++)
            swarm[lane]?.Network.Storage.AsSpan(_offset, count).CopyTo(_flat.AsSpan(lane * count));
        Rows.Transpose(_flat, Lanes.Count, count, _parameters.Span);
    }

    public override void Forward(Swarm swarm, ReadOnlySpan<float> input, bool isShared, Span<float> output) =>
        LaneProduct.Multiply(
            LaneMatrix.Rows(input, _inputs, isShared), LaneMatrix.Rows(Weights, Outputs), Biases, swarm.Batch, Outputs,
            _inputs, output, _rectification.Rectifies ? ProductEnding.Rectify : ProductEnding.None);

    public override void Backward(
        Swarm swarm, ReadOnlySpan<float> input, bool isShared, ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        if (_rectification.MasksOutputGradient)
        {
            var masked = _masked.First(outputGradient.Length);
            Activation.ReluBackward(output, outputGradient, masked);
            outputGradient = masked;
        }
        LaneProduct.Multiply(
            LaneMatrix.Transposed(input, _inputs, isShared), LaneMatrix.Rows(outputGradient, Outputs), [], _inputs,
            Outputs, swarm.Batch, _gradients.Span);
        if (_biases > 0)
            Rows.Sum(
                outputGradient, swarm.Batch, Outputs * Lanes.Count, _gradients.Span[(_weights * Lanes.Count)..]);
        KeepGradients(swarm);
        if (!inputGradient.IsEmpty)
            LaneProduct.Multiply(
                LaneMatrix.Rows(outputGradient, Outputs), LaneMatrix.Transposed(Weights, Outputs), [], swarm.Batch,
                _inputs, Outputs, inputGradient,
                _rectification.MasksInput ? ProductEnding.Mask : ProductEnding.None, input);
    }

    void KeepGradients(Swarm swarm)
    {
        var count = _weights + _biases;
        Rows.Transpose(_gradients.Span, count, Lanes.Count, _flat);
        for (var lane = 0; lane < swarm.Count; lane++)
            if (swarm[lane] is { } workspace)
                _flat.AsSpan(lane * count, count).CopyTo(workspace.Gradients.AsSpan(_offset));
    }
}
