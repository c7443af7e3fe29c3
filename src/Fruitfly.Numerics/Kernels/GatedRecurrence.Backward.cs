using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

public static partial class GatedRecurrence
{
    readonly ref struct BackwardPass(
        RecurrenceShape shape, ReadOnlySpan<float> inputWeight, ReadOnlySpan<float> stateWeight,
        ReadOnlySpan<float> read,
        Span<float> gates, ReadOnlySpan<float> outputGradient, Span<float> stateGradient, ReadOnlySpan<RowPair> pairs,
        Span<float> inputWeightGradient, Span<float> stateWeightGradient, Span<float> biasGradient,
        Span<float> inputGradient) : IPass
    {
        readonly RecurrenceShape _shape = shape;
        readonly ReadOnlySpan<float> _inputWeight = inputWeight, _stateWeight = stateWeight, _read = read,
            _outputGradient = outputGradient;
        readonly Span<float> _gates = gates, _stateGradient = stateGradient, _inputGradient = inputGradient;
        readonly ReadOnlySpan<RowPair> _pairs = pairs;
        readonly Span<float> _inputWeightGradient = inputWeightGradient, _stateWeightGradient = stateWeightGradient;
        readonly Span<float> _biasGradient = biasGradient;

        public unsafe void Tile<TSimd, TVector, TWidth>(int lane, int repeated)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant
        {
            int before = lane + repeated, lanes = TWidth.Value * TSimd.Count, hidden = _shape.Hidden;
            var read = _read.Slice(_shape.ReadSize * before, _shape.ReadSize * lanes);
            var gates = _gates.Slice(_shape.GatesSize * before, _shape.GatesSize * lanes);
            var isNew = stackalloc float[lanes];
            for (var i = 0; i < lanes; i++)
                isNew[i] = i < repeated ? 0 : 1;
            fixed (float* pInputWeight = _inputWeight, pStateWeight = _stateWeight, pOutputGradient = _outputGradient)
            fixed (float* pRead = read, pGates = gates, pStateGradient = _stateGradient,
                pInputGradient = _inputGradient)
                Steps<TSimd, TVector, TWidth>(
                    _shape, pInputWeight, pStateWeight, pRead, pGates, pOutputGradient + lane, pStateGradient,
                    pInputGradient == null ? null : pInputGradient + lane, repeated > 0 ? isNew : null);
            // n, r and z see x; r, z and m see h.
            RowProducts.Add(read, gates[(hidden * lanes)..], _pairs, _shape.Features, 2 * hidden, lanes,
                _inputWeightGradient, 3 * hidden);
            RowProducts.Add(read, gates, _pairs, _shape.Features, hidden, lanes, _inputWeightGradient[(2 * hidden)..],
                3 * hidden);
            RowProducts.Add(
                read[(_shape.Features * lanes)..], gates[(hidden * lanes)..], _pairs, hidden, 3 * hidden, lanes,
                _stateWeightGradient, 3 * hidden);
            RowSums.Add(gates, _shape.Steps, 4 * hidden, lanes, _biasGradient);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        static unsafe void Steps<TSimd, TVector, TWidth>(
            in RecurrenceShape shape, float* inputWeight, float* stateWeight, float* read, float* gates,
            float* outputGradient,
            float* stateGradient, float* inputGradient, float* isNew)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant
        {
            nint features = shape.Features, hidden = shape.Hidden, batch = shape.Batch;
            nint next = TSimd.Count, lanes = TWidth.Value * TSimd.Count, gate = hidden * lanes;
            for (nint i = 0; i < gate; i++)
                stateGradient[i] = 0;
            read += (shape.Steps - 1) * (features + hidden) * lanes;
            gates += (shape.Steps - 1) * 4 * gate;
            for (var step = shape.Steps - 1; step >= 0; step--)
            {
                var from = shape.OutputOf(step) < 0 ? null : outputGradient + shape.OutputOf(step) * batch;
                var state = read + features * lanes;
                for (nint unit = 0; unit < hidden; unit++)
                    for (nint part = 0; part < lanes; part += next)
                    {
                        var place = unit * lanes + part;
                        Gates<TSimd, TVector>(
                            gates + place, gate, state + place, stateGradient + place,
                            from == null ? null : from + unit * batch + part, isNew);
                    }
                nint block = 0;
                for (; block + 3 <= hidden; block += 3)
                    State<TSimd, TVector, TWidth, Three>(stateWeight + block * 3 * hidden, gates + gate, hidden,
                        stateGradient + block * lanes);
                for (; block < hidden; block++)
                    State<TSimd, TVector, TWidth, One>(stateWeight + block * 3 * hidden, gates + gate, hidden,
                        stateGradient + block * lanes);
                if (inputGradient != null)
                    Input<TSimd, TVector, TWidth>(
                        inputWeight, gates, features, hidden, inputGradient + shape.Place(step) * features * batch,
                        batch);
                read -= (features + hidden) * lanes;
                gates -= 4 * gate;
            }
        }

        /// <summary>From ∂l/∂h′ and the gates: the gradients of what goes into the gates, over them, and in place of
        /// ∂l/∂h′ its direct part in ∂l/∂h, z ∂l/∂h′.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static unsafe void Gates<TSimd, TVector>(
            float* gates, nint gate, float* state, float* stateGradient, float* outputGradient, float* isNew)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
        {
            var one = TSimd.Broadcast(1);
            TVector n = TSimd.Load(
                gates), r = TSimd.Load(
                    gates + gate), z = TSimd.Load(gates + 2 * gate), m = TSimd.Load(gates + 3 * gate);
            TVector h = TSimd.Load(state), dh = TSimd.Load(stateGradient);
            if (outputGradient != null)
            {
                var gradient = TSimd.Load(outputGradient);
                dh = TSimd.Add(dh, isNew == null ? gradient : TSimd.WherePositive(TSimd.Load(isNew), gradient));
            }
            var direct = TSimd.Multiply(dh, z);
            var dn = TSimd.Multiply(TSimd.Subtract(dh, direct), TSimd.Subtract(one, TSimd.Multiply(n, n)));
            var dm = TSimd.Multiply(dn, r);
            var dr = TSimd.Multiply(TSimd.Multiply(dm, m), TSimd.Subtract(one, r));
            var dz = TSimd.Multiply(TSimd.Multiply(direct, TSimd.Subtract(h, n)), TSimd.Subtract(one, z));
            TSimd.Store(dn, gates);
            TSimd.Store(dr, gates + gate);
            TSimd.Store(dz, gates + 2 * gate);
            TSimd.Store(dm, gates + 3 * gate);
            TSimd.Store(direct, stateGradient);
        }

        /// <summary>Adds to ∂l/∂h, for one unit or three, what comes through r, z and m.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static unsafe void State<TSimd, TVector, TWidth, TUnits>(
            float* weight, float* gates, nint hidden, float* gradient)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant
            where TUnits : struct, IConstant
        {
            nint next = TSimd.Count, lanes = TWidth.Value * TSimd.Count, row = 3 * hidden;
            TVector a0 = TSimd.Load(gradient), a1 = TWidth.Value > 1 ? TSimd.Load(gradient + next) : default;
            TVector b0 = default, b1 = default, c0 = default, c1 = default;
            if (TUnits.Value > 1)
            {
                b0 = TSimd.Load(gradient + lanes);
                b1 = TWidth.Value > 1 ? TSimd.Load(gradient + lanes + next) : default;
                c0 = TSimd.Load(gradient + 2 * lanes);
                c1 = TWidth.Value > 1 ? TSimd.Load(gradient + 2 * lanes + next) : default;
            }
            for (nint k = 0; k < row; k++, gates += lanes)
            {
                var x0 = TSimd.Load(gates);
                var x1 = TWidth.Value > 1 ? TSimd.Load(gates + next) : default;
                Add<TSimd, TVector, TWidth>(weight[k], x0, x1, ref a0, ref a1);
                if (TUnits.Value > 1)
                {
                    Add<TSimd, TVector, TWidth>(weight[row + k], x0, x1, ref b0, ref b1);
                    Add<TSimd, TVector, TWidth>(weight[2 * row + k], x0, x1, ref c0, ref c1);
                }
            }
            TSimd.Store(a0, gradient);
            if (TWidth.Value > 1)
                TSimd.Store(a1, gradient + next);
            if (TUnits.Value > 1)
            {
                TSimd.Store(b0, gradient + lanes);
                TSimd.Store(c0, gradient + 2 * lanes);
                if (TWidth.Value > 1)
                {
                    TSimd.Store(b1, gradient + lanes + next);
                    TSimd.Store(c1, gradient + 2 * lanes + next);
                }
            }
        }

        /// <summary>Adds to ∂l/∂x what comes through n, r and z.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static unsafe void Input<TSimd, TVector, TWidth>(
            float* weight, float* gates, nint features, nint hidden, float* gradient, nint batch)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant
        {
            nint next = TSimd.Count, lanes = TWidth.Value * TSimd.Count;
            for (nint feature = 0; feature < features; feature++, weight += 3 * hidden, gradient += batch)
            {
                TVector sum0 = TSimd.Load(gradient), sum1 = TWidth.Value > 1 ? TSimd.Load(gradient + next) : default;
                for (nint k = 0; k < 3 * hidden; k++)
                {
                    var x = gates + (k < 2 * hidden ? hidden + k : k - 2 * hidden) * lanes;
                    Add<TSimd, TVector, TWidth>(weight[k], TSimd.Load(x),
                        TWidth.Value > 1 ? TSimd.Load(x + next) : default, ref sum0, ref sum1);
                }
                TSimd.Store(sum0, gradient);
                if (TWidth.Value > 1)
                    TSimd.Store(sum1, gradient + next);
            }
        }
    }
}
