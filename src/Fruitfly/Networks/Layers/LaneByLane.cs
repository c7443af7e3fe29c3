using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>Any layer: each network works on its own values, which are transposed out of the lanes and back.</summary>
sealed class LaneByLane(BoundLayer layer, int capacity) : LaneLayer(layer)
{
    readonly BoundLayer _layer = layer;
    readonly float[] _input = new float[Lanes.Count * capacity * layer.Input.Size],
        _inputGradient = new float[Lanes.Count * capacity * layer.Input.Size],
        _output = new float[Lanes.Count * capacity * layer.Output.Size],
        _outputGradient = new float[Lanes.Count * capacity * layer.Output.Size];

    public override void Forward(Swarm swarm, ReadOnlySpan<float> input, bool isShared, Span<float> output)
    {
        int read = swarm.Batch * _layer.Input.Size, written = swarm.Batch * _layer.Output.Size;
        Rows.Transpose(input, read, Lanes.Count, _input);
        for (var lane = 0; lane < swarm.Count; lane++)
            if (swarm[lane] is { } workspace)
                _layer.Forward(workspace, _input.AsSpan(lane * read, read), _output.AsSpan(lane * written, written));
        Rows.Transpose(_output, Lanes.Count, written, output);
    }

    public override void Backward(
        Swarm swarm, ReadOnlySpan<float> input, bool isShared, ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        int read = swarm.Batch * _layer.Input.Size, written = swarm.Batch * _layer.Output.Size;
        Rows.Transpose(outputGradient, written, Lanes.Count, _outputGradient);
        for (var lane = 0; lane < swarm.Count; lane++)
            if (swarm[lane] is { } workspace)
                _layer.Backward(
                    workspace, _input.AsSpan(lane * read, read), _output.AsSpan(lane * written, written),
                    _outputGradient.AsSpan(lane * written, written),
                    inputGradient.IsEmpty ? [] : _inputGradient.AsSpan(lane * read, read));
        if (!inputGradient.IsEmpty)
            Rows.Transpose(_inputGradient, Lanes.Count, read, inputGradient);
    }
}
