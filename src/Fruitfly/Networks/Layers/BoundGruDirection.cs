using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>The units of a <see cref="BoundGru"/> that read in one direction: the four parameters that PyTorch keeps
/// for them, and what a <see cref="GatedRecurrence"/> keeps for its backward pass.</summary>
sealed class BoundGruDirection
{
    readonly Parameter _inputWeight, _stateWeight, _inputBias, _stateBias;
    readonly RecurrenceShape _shape;
    readonly RowPair[] _pairs;
    readonly Slot _read, _gates, _stateGradient, _bias;

    public BoundGruDirection(Binder binder, string name, Gru layer, Shape input, bool isReverse)
    {
        var (features, hidden, suffix) = (input.Channels, layer.Hidden, isReverse ? "_reverse" : "");
        _inputWeight = binder.AddRecurrent($"{name}.weight_ih_l0{suffix}", ParameterRole.Weight, hidden, features);
        _stateWeight = binder.AddRecurrent($"{name}.weight_hh_l0{suffix}", ParameterRole.Weight, hidden, hidden);
        _inputBias = binder.AddRecurrent($"{name}.bias_ih_l0{suffix}", ParameterRole.Bias, hidden, features);
        _stateBias = binder.AddRecurrent($"{name}.bias_hh_l0{suffix}", ParameterRole.Bias, hidden, hidden);
        _shape = new RecurrenceShape(
            features, hidden, input.Width, Batch: 0, isReverse, OutputRows: checked(layer.Directions * hidden),
            OutputRow: isReverse ? hidden : 0, GivesLast: layer.Outputs == GruOutputs.Last);
        _pairs = GatedRecurrence.PairsFor(features, hidden, input.Width);
        _read = binder.Reserve(_shape.ReadSize, checked(GatedRecurrence.MostLanesBesides * _shape.ReadSize));
        _gates = binder.Reserve(_shape.GatesSize, checked(GatedRecurrence.MostLanesBesides * _shape.GatesSize));
        _stateGradient = binder.Reserve(0, checked(hidden * GatedRecurrence.MostLanes));
        _bias = binder.Reserve(0, checked(4 * hidden));
    }

    int Hidden => _shape.Hidden;

    /// <param name="input"><c>[step × feature × batch]</c></param>
    /// <param name="output"><c>[step × all directions' units × batch]</c>, or of the last step only</param>
    public void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        // Those of r and z are only ever added; those of n are kept apart, since r multiplies one of them.
        var bias = workspace[_bias];
        ReadOnlySpan<float> ofInput = workspace.Values(_inputBias), ofState = workspace.Values(_stateBias);
        for (var i = 0; i < 2 * Hidden; i++)
            bias[Hidden + i] = ofInput[i] + ofState[i];
        ofInput[(2 * Hidden)..].CopyTo(bias);
        ofState[(2 * Hidden)..].CopyTo(bias[(3 * Hidden)..]);
        GatedRecurrence.Forward(
            _shape with { Batch = workspace.Batch }, workspace.Values(_inputWeight), workspace.Values(_stateWeight),
            bias, input,
            workspace[_read], workspace[_gates], output);
    }

    /// <param name="outputGradient">as the output of the forward pass</param>
    /// <param name="inputGradient"><c>[step × feature × batch]</c>, added to, or empty</param>
    public void Backward(Workspace workspace, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        Span<float> ofInput = workspace.Gradient(
            _inputBias), ofState = workspace.Gradient(_stateBias), bias = workspace[_bias];
        workspace.Gradient(_inputWeight).Clear();
        workspace.Gradient(_stateWeight).Clear();
        bias.Clear();
        GatedRecurrence.Backward(
            _shape with { Batch = workspace.Batch }, workspace.Values(_inputWeight), workspace.Values(_stateWeight),
            workspace[_read],
            workspace[_gates], outputGradient, workspace[_stateGradient], _pairs, workspace.Gradient(_inputWeight),
            workspace.Gradient(_stateWeight), bias, inputGradient);
        bias[Hidden..(3 * Hidden)].CopyTo(ofInput);
        bias[Hidden..(3 * Hidden)].CopyTo(ofState);
        bias[..Hidden].CopyTo(ofInput[(2 * Hidden)..]);
        bias[(3 * Hidden)..].CopyTo(ofState[(2 * Hidden)..]);
    }
}
