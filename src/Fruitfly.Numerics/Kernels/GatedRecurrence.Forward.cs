using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

public static partial class GatedRecurrence
{
    readonly ref struct ForwardPass(
        RecurrenceShape shape, ReadOnlySpan<float> inputWeight, ReadOnlySpan<float> stateWeight,
        ReadOnlySpan<float> bias,
        ReadOnlySpan<float> input, Span<float> read, Span<float> gates, Span<float> output) : IPass
    {
        readonly RecurrenceShape _shape = shape;
        readonly ReadOnlySpan<float> _inputWeight = inputWeight, _stateWeight = stateWeight, _bias = bias,
            _input = input;
        readonly Span<float> _read = read, _gates = gates, _output = output;

        public unsafe void Tile<TSimd, TVector, TWidth>(int lane, int repeated)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant
        {
            var before = lane + repeated; // lanes of the tiles before this one
            fixed (float* pInputWeight = _inputWeight, pStateWeight = _stateWeight, pBias = _bias, pInput = _input)
            fixed (float* pRead = _read, pGates = _gates, pOutput = _output)
                Steps<TSimd, TVector, TWidth>(
                    _shape, pInputWeight, pStateWeight, pBias, pInput + lane, pRead + (nint)_shape.ReadSize * before,
                    pGates + (nint)_shape.GatesSize * before, pOutput + lane);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        static unsafe void Steps<TSimd, TVector, TWidth>(
            in RecurrenceShape shape, float* inputWeight, float* stateWeight, float* bias, float* input, float* read,
            float* gates,
            float* output)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant
        {
            nint features = shape.Features, hidden = shape.Hidden, batch = shape.Batch;
            nint next = TSimd.Count, lanes = TWidth.Value * TSimd.Count, gate = hidden * lanes;
            for (nint i = 0; i < gate; i++)
                read[features * lanes + i] = 0;
            for (var step = 0; step < shape.Steps; step++)
            {
                var from = input + shape.Place(step) * features * batch;
                for (nint feature = 0; feature < features; feature++)
                {
                    TSimd.Store(TSimd.Load(from + feature * batch), read + feature * lanes);
                    if (TWidth.Value > 1)
                        TSimd.Store(TSimd.Load(from + feature * batch + next), read + feature * lanes + next);
                }
                float* state = read + features * lanes, after = state + (features + hidden) * lanes;
                var to = shape.OutputOf(step) < 0 ? null : output + shape.OutputOf(step) * batch;
                for (nint unit = 0; unit < hidden; unit++)
                {
                    TVector n0 = TSimd.Broadcast(bias[unit]), r0 = TSimd.Broadcast(bias[hidden + unit]);
                    TVector z0 = TSimd.Broadcast(
                        bias[2 * hidden + unit]), m0 = TSimd.Broadcast(bias[3 * hidden + unit]);
                    TVector n1 = n0, r1 = r0, z1 = z0, m1 = m0;
                    var w = inputWeight + unit;
                    for (nint k = 0; k < features; k++, w += 3 * hidden)
                    {
                        var x0 = TSimd.Load(read + k * lanes);
                        var x1 = TWidth.Value > 1 ? TSimd.Load(read + k * lanes + next) : default;
                        Add<TSimd, TVector, TWidth>(w[0], x0, x1, ref r0, ref r1);
                        Add<TSimd, TVector, TWidth>(w[hidden], x0, x1, ref z0, ref z1);
                        Add<TSimd, TVector, TWidth>(w[2 * hidden], x0, x1, ref n0, ref n1);
                    }
                    w = stateWeight + unit;
                    for (nint k = 0; k < hidden; k++, w += 3 * hidden)
                    {
                        var x0 = TSimd.Load(state + k * lanes);
                        var x1 = TWidth.Value > 1 ? TSimd.Load(state + k * lanes + next) : default;
                        Add<TSimd, TVector, TWidth>(w[0], x0, x1, ref r0, ref r1);
                        Add<TSimd, TVector, TWidth>(w[hidden], x0, x1, ref z0, ref z1);
                        Add<TSimd, TVector, TWidth>(w[2 * hidden], x0, x1, ref m0, ref m1);
                    }
                    var part = gates + unit * lanes;
                    StoreGates<TSimd, TVector>(n0, r0, z0, m0, part, gate);
                    if (TWidth.Value > 1)
                        StoreGates<TSimd, TVector>(n1, r1, z1, m1, part + next, gate);
                }
                // A pass each: σ of r is a long chain of operations, and so is the tanh that waits for it. One after
                // the other they would take the time of their chains, of which a processor sees but one ahead.
                for (nint place = 0; place < gate; place += next)
                    Sigmoids<TSimd, TVector>(gates + gate + place, gates + 2 * gate + place);
                for (nint unit = 0; unit < hidden; unit++)
                    for (nint part = 0; part < lanes; part += next)
                    {
                        var place = unit * lanes + part;
                        State<TSimd, TVector>(gates + place, gate, state + place, after + place,
                            to == null ? null : to + unit * batch + part);
                    }
                read += (features + hidden) * lanes;
                gates += 4 * gate;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static unsafe void StoreGates<TSimd, TVector>(
            TVector n, TVector r, TVector z, TVector m, float* gates, nint gate)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
        {
            TSimd.Store(n, gates);
            TSimd.Store(r, gates + gate);
            TSimd.Store(z, gates + 2 * gate);
            TSimd.Store(m, gates + 3 * gate);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static unsafe void Sigmoids<TSimd, TVector>(float* reset, float* update)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
        {
            TVector r = TSimd.Load(reset), z = TSimd.Load(update);
            GateFunctions.Sigmoids<TSimd, TVector>(ref r, ref z);
            TSimd.Store(r, reset);
            TSimd.Store(z, update);
        }

        /// <summary>The candidate and the state that follows, from both gates.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static unsafe void State<TSimd, TVector>(float* gates, nint gate, float* state, float* after, float* output)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
        {
            TVector r = TSimd.Load(gates + gate), z = TSimd.Load(gates + 2 * gate), m = TSimd.Load(gates + 3 * gate);
            var n = GateFunctions.Tanh<TSimd, TVector>(TSimd.MultiplyAdd(r, m, TSimd.Load(gates)));
            TSimd.Store(n, gates);
            var h = TSimd.MultiplyAdd(z, TSimd.Subtract(TSimd.Load(state), n), n);
            TSimd.Store(h, after);
            if (output != null)
                TSimd.Store(h, output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add<TSimd, TVector, TWidth>(float weight, TVector x0, TVector x1, ref TVector sum0, ref TVector sum1)
        where TSimd : struct, IArithmetic<TVector>
        where TVector : struct
        where TWidth : struct, IConstant
    {
        var w = TSimd.Broadcast(weight);
        sum0 = TSimd.MultiplyAdd(w, x0, sum0);
        if (TWidth.Value > 1)
            sum1 = TSimd.MultiplyAdd(w, x1, sum1);
    }
}
