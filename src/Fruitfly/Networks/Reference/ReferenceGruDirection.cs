using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>r = σ(W_r x + b_r + U_r h + c_r), z = σ(W_z x + b_z + U_z h + c_z), n = tanh(W_n x + b_n + r (U_n h +
/// c_n)), h′ = (1 − z) n + z h, from h = 0 (Cho et al. 2014, in PyTorch's form). All values of the last passes are
/// kept, step by step.</summary>
public sealed class ReferenceGruDirection
{
    readonly int _hidden;
    readonly List<Step> _steps = [];

    internal ReferenceGruDirection(string layer, string suffix, int features, int hidden)
    {
        _hidden = hidden;
        InputWeight = new ReferenceParameter($"{layer}.weight_ih_l0{suffix}", 3 * hidden, features);
        StateWeight = new ReferenceParameter($"{layer}.weight_hh_l0{suffix}", 3 * hidden, hidden);
        InputBias = new ReferenceParameter($"{layer}.bias_ih_l0{suffix}", 1, 3 * hidden);
        StateBias = new ReferenceParameter($"{layer}.bias_hh_l0{suffix}", 1, 3 * hidden);
    }

    /// <summary>W, the rows of r, z and n one after another.</summary>
    public ReferenceParameter InputWeight { get; }

    /// <summary>U</summary>
    public ReferenceParameter StateWeight { get; }

    /// <summary>b</summary>
    public ReferenceParameter InputBias { get; }

    /// <summary>c</summary>
    public ReferenceParameter StateBias { get; }

    public IReadOnlyList<ReferenceParameter> Parameters => [InputWeight, StateWeight, InputBias, StateBias];

    /// <summary>The last passes, in the order the signal was read in.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The states <c>[batch × hidden]</c> after each step.</summary>
    internal Matrix[] Forward(Matrix[] reads)
    {
        _steps.Clear();
        var state = new Matrix(reads[0].Rows, _hidden);
        foreach (var read in reads)
        {
            var step = new Step(read, state, Affine(InputWeight, InputBias, read),
                Affine(StateWeight, StateBias, state));
            for (var example = 0; example < read.Rows; example++)
                for (var i = 0; i < _hidden; i++)
                {
                    Span<double> a = step.InputPart.Row(example), u = step.StatePart.Row(example);
                    var r = step.Reset[example, i] = Sigmoid(a[i] + u[i]);
                    var z = step.Update[example, i] = Sigmoid(a[_hidden + i] + u[_hidden + i]);
                    var n = step.Candidate[example, i] = Math.Tanh(a[2 * _hidden + i] + r * u[2 * _hidden + i]);
                    step.Next[example, i] = (1 - z) * n + z * state[example, i];
                }
            _steps.Add(step);
            state = step.Next;
        }
        return [.. _steps.Select(step => step.Next)];
    }

    /// <summary>∂ℓ/∂x for each step, from the derivatives of the loss by each state as an output.</summary>
    internal Matrix[] Backward(Matrix[] stateGradients)
    {
        foreach (var parameter in Parameters)
            parameter.Gradient.Values.Clear();
        var readGradients = new Matrix[stateGradients.Length];
        var gradient = new Matrix(stateGradients[0].Rows, _hidden);
        for (var t = stateGradients.Length - 1; t >= 0; t--)
        {
            var step = _steps[t];
            var previous = new Matrix(gradient.Rows, _hidden);
            for (var example = 0; example < gradient.Rows; example++)
            {
                Span<double> da = step.InputPartGradient.Row(example), du = step.StatePartGradient.Row(example);
                for (var i = 0; i < _hidden; i++)
                {
                    var dh = gradient[example, i] + stateGradients[t][example, i];
                    var (r, z, n) = (step.Reset[example, i], step.Update[example, i], step.Candidate[example, i]);
                    var dn = dh * (1 - z) * (1 - n * n);
                    da[i] = du[i] = dn * step.StatePart[example, 2 * _hidden + i] * r * (1 - r);
                    da[_hidden + i] = du[_hidden + i] = dh * (step.State[example, i] - n) * z * (1 - z);
                    da[2 * _hidden + i] = dn;
                    du[2 * _hidden + i] = dn * r;
                    previous[example, i] = dh * z;
                }
            }
            readGradients[t] = new Matrix(gradient.Rows, InputWeight.Value.Columns);
            AddGradients(InputWeight, InputBias, step.Read, step.InputPartGradient, readGradients[t]);
            AddGradients(StateWeight, StateBias, step.State, step.StatePartGradient, previous);
            gradient = previous;
        }
        return readGradients;
    }

    static Matrix Affine(ReferenceParameter weight, ReferenceParameter bias, Matrix input)
    {
        var output = new Matrix(input.Rows, weight.Value.Rows);
        for (var example = 0; example < input.Rows; example++)
            for (var i = 0; i < output.Columns; i++)
            {
                output[example, i] = bias.Value[0, i];
                for (var j = 0; j < input.Columns; j++)
                    output[example, i] += weight.Value[i, j] * input[example, j];
            }
        return output;
    }

    static void AddGradients(
        ReferenceParameter weight, ReferenceParameter bias, Matrix input, Matrix outputGradient, Matrix inputGradient)
    {
        for (var example = 0; example < input.Rows; example++)
            for (var i = 0; i < outputGradient.Columns; i++)
            {
                bias.Gradient[0, i] += outputGradient[example, i];
                for (var j = 0; j < input.Columns; j++)
                {
                    weight.Gradient[i, j] += outputGradient[example, i] * input[example, j];
                    inputGradient[example, j] += outputGradient[example, i] * weight.Value[i, j];
                }
            }
    }

    static double Sigmoid(double f) => ActivationFunction.Sigmoid.Value(f);

    /// <summary>What passed in one step, all <c>[batch × …]</c>.</summary>
    /// <param name="Read">x</param>
    /// <param name="State">h</param>
    /// <param name="InputPart">W x + b, for r, z and n</param>
    /// <param name="StatePart">U h + c, for r, z and n</param>
    public sealed record Step(Matrix Read, Matrix State, Matrix InputPart, Matrix StatePart)
    {
        /// <summary>r</summary>
        public Matrix Reset { get; } = new(State.Rows, State.Columns);

        /// <summary>z</summary>
        public Matrix Update { get; } = new(State.Rows, State.Columns);

        /// <summary>n</summary>
        public Matrix Candidate { get; } = new(State.Rows, State.Columns);

        /// <summary>h′</summary>
        public Matrix Next { get; } = new(State.Rows, State.Columns);

        /// <summary>∂ℓ/∂(W x + b)</summary>
        public Matrix InputPartGradient { get; } = new(InputPart.Rows, InputPart.Columns);

        /// <summary>∂ℓ/∂(U h + c)</summary>
        public Matrix StatePartGradient { get; } = new(StatePart.Rows, StatePart.Columns);
    }
}
