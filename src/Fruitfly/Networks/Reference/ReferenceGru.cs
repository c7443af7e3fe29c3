using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>Gated recurrent units over signals <c>[features × steps]</c>, in one or both directions. All outputs are
/// <c>[directions · hidden × steps]</c>; the last ones a vector <c>[directions · hidden]</c>.</summary>
public sealed class ReferenceGru : ReferenceLayer
{
    readonly Gru _layer;
    readonly Shape _input;

    internal ReferenceGru(Gru layer, Shape input, string name) : base(input.Size, layer.OutputFor(input, name).Size)
    {
        (_layer, _input) = (layer, input);
        Directions =
        [
            .. Enumerable.Range(0, layer.Directions).Select(direction =>
                new ReferenceGruDirection(name, direction == 0 ? "" : "_reverse", input.Channels, layer.Hidden)),
        ];
    }

    /// <summary>Forward, and where there is one, backward.</summary>
    public IReadOnlyList<ReferenceGruDirection> Directions { get; }

    public override IEnumerable<ReferenceParameter> Parameters =>
        Directions.SelectMany(direction => direction.Parameters);

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        for (var d = 0; d < Directions.Count; d++)
        {
            var reads = Reads(input, d);
            var states = Directions[d].Forward(reads);
            ForEachOutput(d, input.Rows,
                (example, place, step, unit) => output[example, place] = states[step][example, unit]);
        }
        return output;
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        for (var d = 0; d < Directions.Count; d++)
        {
            Matrix[] stateGradients =
                [.. Enumerable.Range(0, _input.Width).Select(_ => new Matrix(outputGradient.Rows, _layer.Hidden))];
            ForEachOutput(d, outputGradient.Rows,
                (example, place, step, unit) => stateGradients[step][example, unit] = outputGradient[example, place]);
            var readGradients = Directions[d].Backward(stateGradients);
            for (var step = 0; step < _input.Width; step++)
                for (var example = 0; example < outputGradient.Rows; example++)
                    for (var feature = 0; feature < _input.Channels; feature++)
                        inputGradient[example, feature * _input.Width + At(d, step)] += readGradients[step][example,
                            feature];
        }
        return inputGradient;
    }

    /// <summary>What a direction reads in each of its steps, <c>[batch × features]</c>.</summary>
    Matrix[] Reads(Matrix input, int direction) =>
    [
        .. Enumerable.Range(0, _input.Width).Select(step =>
        {
            var read = new Matrix(input.Rows, _input.Channels);
            for (var example = 0; example < input.Rows; example++)
                for (var feature = 0; feature < _input.Channels; feature++)
                    read[example, feature] = input[example, feature * _input.Width + At(direction, step)];
            return read;
        }),
    ];

    void ForEachOutput(int direction, int examples, Action<int, int, int, int> action)
    {
        for (var example = 0; example < examples; example++)
            for (var unit = 0; unit < _layer.Hidden; unit++)
                if (_layer.Outputs == GruOutputs.Last)
                    action(example, direction * _layer.Hidden + unit, _input.Width - 1, unit);
                else
                    for (var step = 0; step < _input.Width; step++)
                        action(example, (direction * _layer.Hidden + unit) * _input.Width + At(direction, step), step,
                            unit);
    }

    int At(int direction, int step) => direction == 0 ? step : _input.Width - 1 - step;
}
