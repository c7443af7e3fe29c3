using System.Numerics.Tensors;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>The units of a <see cref="BoundGru"/> that read in one direction.</summary>
/// <remarks>A step is one product of all weights with all that it reads, <c>[x; h; 1]</c>, into four blocks of rows: r, z,
/// the recurrent part of the candidate, and its input part; the last two have zeros where they do not see h and x. The backward
/// pass writes the gradients of the blocks over their values, and one more product over all steps makes of them the gradients
/// of the weights.</remarks>
sealed class BoundGruDirection
{
    readonly GruWeights _weights;
    readonly Gru _layer;
    readonly bool _isReverse;
    readonly int _features, _steps, _reads;
    readonly RowPair[] _pairs;
    readonly Slot _read, _gates, _stateGradient, _readGradient;

    public BoundGruDirection(Binder binder, string name, Gru layer, Shape input, bool isReverse)
    {
        (_layer, _isReverse) = (layer, isReverse);
        (_features, _steps, _reads) = (input.Channels, input.Width, checked(input.Channels + layer.Hidden + 1));
        _weights = new GruWeights(binder, name, isReverse ? "_reverse" : "", _features, layer.Hidden);
        _read = binder.Reserve(checked((_steps + 1) * _reads));
        _gates = binder.Reserve(checked(_steps * 4 * layer.Hidden));
        _stateGradient = binder.Reserve(layer.Hidden);
        _readGradient = binder.Reserve(_features + layer.Hidden);
        _pairs = [.. Enumerable.Range(0, _steps).Select(step => new RowPair(step * 4 * layer.Hidden, step * _reads))];
    }

    int Hidden => _layer.Hidden;

    /// <param name="input"><c>[step × feature × batch]</c></param>
    /// <param name="output"><c>[step × all directions' units × batch]</c>, or of the last step only</param>
    public void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        var batch = workspace.Batch;
        var weights = _weights.Gather(workspace);
        Span<float> read = workspace[_read], gates = workspace[_gates];
        State(read, 0, batch).Clear();
        for (var step = 0; step < _steps; step++)
        {
            var current = read.Slice(step * _reads * batch, _reads * batch);
            input.Slice(Place(step) * _features * batch, _features * batch).CopyTo(current);
            current[((_reads - 1) * batch)..].Fill(1);
            var (reset, update, recurrent, candidate) = Gates(gates, step, batch);
            MatrixProduct.Multiply(
                weights, _reads, 1, current, [], 4 * Hidden, batch, _reads, gates.Slice(step * 4 * Hidden * batch, 4 * Hidden * batch));
            GatedRecurrence.Step(reset, update, recurrent, candidate, State(read, step, batch), State(read, step + 1, batch));
            if (GivesOutput(step))
                State(read, step + 1, batch).CopyTo(output.Slice(OutputOf(step) * batch, Hidden * batch));
        }
    }

    /// <param name="outputGradient">as the output of the forward pass</param>
    /// <param name="inputGradient"><c>[step × feature × batch]</c>, added to, or empty</param>
    public void Backward(Workspace workspace, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var batch = workspace.Batch;
        Span<float> read = workspace[_read], gates = workspace[_gates];
        Span<float> gradient = workspace[_stateGradient], readGradient = workspace[_readGradient];
        // Without an input gradient only what flows back to the state is computed: the rows after those of x.
        var firstRow = inputGradient.IsEmpty ? _features : 0;
        var rows = _features + Hidden - firstRow;
        gradient.Clear();
        for (var step = _steps - 1; step >= 0; step--)
        {
            if (GivesOutput(step))
                TensorPrimitives.Add(gradient, outputGradient.Slice(OutputOf(step) * batch, Hidden * batch), gradient);
            var (reset, update, recurrent, candidate) = Gates(gates, step, batch);
            GatedRecurrence.StepBackward(reset, update, recurrent, candidate, State(read, step, batch), gradient);
            MatrixProduct.Multiply(
                _weights.Gathered(workspace)[firstRow..], 1, _reads, gates.Slice(step * 4 * Hidden * batch, 4 * Hidden * batch), [],
                rows, batch, 4 * Hidden, readGradient);
            TensorPrimitives.Add(gradient, readGradient.Slice((_features - firstRow) * batch, Hidden * batch), gradient);
            if (!inputGradient.IsEmpty)
            {
                var place = inputGradient.Slice(Place(step) * _features * batch, _features * batch);
                TensorPrimitives.Add(place, readGradient[..place.Length], place);
            }
        }
        var sums = _weights.Sums(workspace);
        sums.Clear();
        RowProducts.Add(gates, read, _pairs, 4 * Hidden, _reads, batch, sums);
        _weights.Scatter(workspace, sums);
    }

    /// <summary>Where the signal is read in a step.</summary>
    int Place(int step) => _isReverse ? _steps - 1 - step : step;

    bool GivesOutput(int step) => _layer.Outputs == GruOutputs.All || step == _steps - 1;

    /// <summary>The row of the output that the first unit has after a step.</summary>
    int OutputOf(int step) =>
        ((_layer.Outputs == GruOutputs.All ? Place(step) * _layer.Directions : 0) + (_isReverse ? 1 : 0)) * Hidden;

    /// <summary>The state before a step.</summary>
    Span<float> State(Span<float> read, int step, int batch) =>
        read.Slice((step * _reads + _features) * batch, Hidden * batch);

    FourGates Gates(Span<float> gates, int step, int batch)
    {
        var length = Hidden * batch;
        var block = gates.Slice(step * 4 * length, 4 * length);
        return new FourGates
        {
            Reset = block[..length],
            Update = block[length..(2 * length)],
            Recurrent = block[(2 * length)..(3 * length)],
            Candidate = block[(3 * length)..],
        };
    }

    ref struct FourGates
    {
        public Span<float> Reset, Update, Recurrent, Candidate;

        public readonly void Deconstruct(
            out Span<float> reset, out Span<float> update, out Span<float> recurrent, out Span<float> candidate)
        {
            reset = Reset;
            update = Update;
            recurrent = Recurrent;
            candidate = Candidate;
        }
    }
}
