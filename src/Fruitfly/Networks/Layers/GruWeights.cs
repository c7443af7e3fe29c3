namespace Fruitfly.Networks.Layers;

/// <summary>The four parameters that PyTorch keeps for a direction, and the one matrix <c>[4 hidden × (features + hidden + 1)]</c>
/// that a step multiplies with: rows r, z, recurrent part and input part of n; columns x, h and 1, for the biases.</summary>
sealed class GruWeights
{
    readonly Parameter _inputWeight, _stateWeight, _inputBias, _stateBias;
    readonly Slot _gathered, _sums;
    readonly int _features, _hidden, _columns;

    public GruWeights(Binder binder, string layer, string suffix, int features, int hidden)
    {
        (_features, _hidden, _columns) = (features, hidden, checked(features + hidden + 1));
        _inputWeight = binder.AddRecurrent($"{layer}.weight_ih_l0{suffix}", ParameterRole.Weight, hidden, features);
        _stateWeight = binder.AddRecurrent($"{layer}.weight_hh_l0{suffix}", ParameterRole.Weight, hidden, hidden);
        _inputBias = binder.AddRecurrent($"{layer}.bias_ih_l0{suffix}", ParameterRole.Bias, hidden, features);
        _stateBias = binder.AddRecurrent($"{layer}.bias_hh_l0{suffix}", ParameterRole.Bias, hidden, hidden);
        _gathered = binder.Reserve(0, checked(4 * hidden * _columns));
        _sums = binder.Reserve(0, 4 * hidden * _columns);
    }

    /// <summary>As <see cref="Gather"/> left it.</summary>
    public ReadOnlySpan<float> Gathered(Workspace workspace) => workspace[_gathered];

    /// <summary>A place for the gradient of the matrix.</summary>
    public Span<float> Sums(Workspace workspace) => workspace[_sums];

    /// <summary>Makes the matrix from the parameters at hand.</summary>
    public ReadOnlySpan<float> Gather(Workspace workspace)
    {
        var matrix = workspace[_gathered];
        ReadOnlySpan<float> inputWeight = workspace.Values(_inputWeight), stateWeight = workspace.Values(_stateWeight);
        ReadOnlySpan<float> inputBias = workspace.Values(_inputBias), stateBias = workspace.Values(_stateBias);
        matrix.Clear();
        for (var gate = 0; gate < 3 * _hidden; gate++)
        {
            Span<float> ofInput = Row(matrix, InputRow(gate)), ofState = Row(matrix, gate);
            for (var i = 0; i < _features; i++)
                ofInput[i] = inputWeight[i * 3 * _hidden + gate];
            for (var i = 0; i < _hidden; i++)
                ofState[_features + i] = stateWeight[i * 3 * _hidden + gate];
            ofInput[^1] += inputBias[gate];
            ofState[^1] += stateBias[gate];
        }
        return matrix;
    }

    /// <summary>Makes the gradients of the parameters from that of the matrix.</summary>
    public void Scatter(Workspace workspace, Span<float> sums)
    {
        Span<float> inputWeight = workspace.Gradient(_inputWeight), stateWeight = workspace.Gradient(_stateWeight);
        Span<float> inputBias = workspace.Gradient(_inputBias), stateBias = workspace.Gradient(_stateBias);
        for (var gate = 0; gate < 3 * _hidden; gate++)
        {
            Span<float> ofInput = Row(sums, InputRow(gate)), ofState = Row(sums, gate);
            for (var i = 0; i < _features; i++)
                inputWeight[i * 3 * _hidden + gate] = ofInput[i];
            for (var i = 0; i < _hidden; i++)
                stateWeight[i * 3 * _hidden + gate] = ofState[_features + i];
            inputBias[gate] = ofInput[^1];
            stateBias[gate] = ofState[^1];
        }
    }

    /// <summary>The row of the matrix that sees x for a row of PyTorch's r, z, n; the row that sees h is that row
    /// itself.</summary>
    int InputRow(int gate) => gate < 2 * _hidden ? gate : gate + _hidden;

    Span<float> Row(Span<float> matrix, int row) => matrix.Slice(row * _columns, _columns);
}
