using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Gated recurrent units (Cho et al. 2014, in PyTorch's form) over whole sequences: h′ = (1 − z) n + z h with
/// the reset gate r = σ(W_r x + U_r h + b_r), the update gate z = σ(W_z x + U_z h + b_z) and the candidate n = tanh(W_n
/// x + b_n + r m), where m = U_n h + c_n is what the last state contributes to it; from h = 0.</summary>
/// <remarks>The sequences of a batch are cut into tiles of up to two vectors, one sequence a lane, and a tile is taken
/// through all steps before the next: its states stay in the first-level cache, and products and gates of a step are
/// one loop without a pass over memory between them. What the backward pass needs is kept tile by tile: reads <c>[step
/// × (features + hidden) × lanes]</c>, that is x and h, and gates <c>[step × 4 hidden × lanes]</c>, that is n, r, z and
/// m, over which their gradients are written. In this order both the gates that see x and those that see h are
/// neighbours. Where sequences are left that fill no vector, the last tile is moved left until it fits; what
/// it repeats has no gradient.</remarks>
public static partial class GatedRecurrence
{
    /// <summary>Lanes that are computed a second time at most.</summary>
    public const int MostLanesBesides = 3;

    /// <param name="inputWeight">W <c>[features × 3 hidden]</c>, of r, z and n</param>
    /// <param name="stateWeight">U <c>[hidden × 3 hidden]</c></param>
    /// <param name="bias"><c>[4 hidden]</c>, of n, r, z and m</param>
    /// <param name="input"><c>[place × features × batch]</c></param>
    /// <param name="read">kept for the backward pass, see <see cref="RecurrenceShape.ReadSize"/></param>
    /// <param name="gates">kept for the backward pass, see <see cref="RecurrenceShape.GatesSize"/></param>
    /// <param name="output"><c>[place × OutputRows × batch]</c>, of which the rows
    /// of this recurrence are written</param>
    public static void Forward(
        in RecurrenceShape shape, ReadOnlySpan<float> inputWeight, ReadOnlySpan<float> stateWeight,
        ReadOnlySpan<float> bias,
        ReadOnlySpan<float> input, Span<float> read, Span<float> gates, Span<float> output)
    {
        Require(shape, inputWeight, stateWeight, read, gates);
        ArgumentOutOfRangeException.ThrowIfLessThan(bias.Length, shape.GateRows, nameof(bias));
        ArgumentOutOfRangeException.ThrowIfLessThan(input.Length, (long)shape.Steps * shape.Features * shape.Batch,
            nameof(input));
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, OutputSize(shape), nameof(output));
        var pass = new ForwardPass(shape, inputWeight, stateWeight, bias, input, read, gates, output);
        Tiles(ref pass, shape.Batch, InstructionSet.IsVectorized);
    }

    /// <summary>Adds the gradients of weights and biases, and of the input where that is asked for.</summary>
    /// <param name="read">as the forward pass left it</param>
    /// <param name="gates">as the forward pass left it; overwritten</param>
    /// <param name="outputGradient">as the output of the forward pass</param>
    /// <param name="stateGradient">scratch, <c>[hidden × 32]</c></param>
    /// <param name="pairs">from <see cref="PairsFor"/></param>
    /// <param name="inputWeightGradient"><c>[features × 3 hidden]</c>, added to</param>
    /// <param name="stateWeightGradient"><c>[hidden × 3 hidden]</c>, added to</param>
    /// <param name="biasGradient"><c>[4 hidden]</c>, of n, r, z and m, added to</param>
    /// <param name="inputGradient"><c>[place × features × batch]</c>, added to, or empty</param>
    public static void Backward(
        in RecurrenceShape shape, ReadOnlySpan<float> inputWeight, ReadOnlySpan<float> stateWeight,
        ReadOnlySpan<float> read,
        Span<float> gates, ReadOnlySpan<float> outputGradient, Span<float> stateGradient, ReadOnlySpan<RowPair> pairs,
        Span<float> inputWeightGradient, Span<float> stateWeightGradient, Span<float> biasGradient,
        Span<float> inputGradient)
    {
        Require(shape, inputWeight, stateWeight, read, gates);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputGradient.Length, OutputSize(shape), nameof(outputGradient));
        ArgumentOutOfRangeException.ThrowIfLessThan(stateGradient.Length, (long)shape.Hidden * MostLanes,
            nameof(stateGradient));
        ArgumentOutOfRangeException.ThrowIfNotEqual(pairs.Length, shape.Steps, nameof(pairs));
        if (!inputGradient.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfLessThan(
                inputGradient.Length, (long)shape.Steps * shape.Features * shape.Batch, nameof(inputGradient));
        var pass = new BackwardPass(
            shape, inputWeight, stateWeight, read, gates, outputGradient, stateGradient, pairs, inputWeightGradient,
            stateWeightGradient,
            biasGradient, inputGradient);
        Tiles(ref pass, shape.Batch, InstructionSet.IsVectorized);
    }

    /// <summary>The rows of reads and gates that each step multiplies in the gradient of the weights.</summary>
    public static RowPair[] PairsFor(int features, int hidden, int steps) =>
        [.. Enumerable.Range(0, steps).Select(step => new RowPair(step * (features + hidden), step * 4 * hidden))];

    /// <summary>Lanes of a tile.</summary>
    public const int MostLanes = 32;

    /// <summary>Something that is done with one tile after another.</summary>
    interface IPass
    {
        /// <param name="lane">the first sequence of the tile</param>
        /// <param name="repeated">how many of its first lanes belong to the tile before</param>
        void Tile<TSimd, TVector, TWidth>(int lane, int repeated)
            where TSimd : struct, IArithmetic<TVector>
            where TVector : struct
            where TWidth : struct, IConstant;
    }

    static void Tiles<TPass>(
        ref TPass pass, int batch, bool isVectorized) where TPass : struct, IPass, allows ref struct
    {
        var lane = 0;
        if (isVectorized)
        {
            if (Vector512.IsHardwareAccelerated)
                lane = Wide<TPass, Simd512, Vector512<float>>(ref pass, lane, batch);
            if (Vector256.IsHardwareAccelerated)
                lane = Wide<TPass, Simd256, Vector256<float>>(ref pass, lane, batch);
            lane = Wide<TPass, Simd128, Vector128<float>>(ref pass, lane, batch);
            var least = Vector128<float>.Count;
            if (lane < batch && batch >= least)
            {
                pass.Tile<Simd128, Vector128<float>, One>(batch - least, lane - (batch - least));
                return;
            }
        }
        for (; lane < batch; lane++)
            pass.Tile<SimdSingle, float, One>(lane, 0);
    }

    static int Wide<TPass, TSimd, TVector>(ref TPass pass, int lane, int batch)
        where TPass : struct, IPass, allows ref struct
        where TSimd : struct, IArithmetic<TVector>
        where TVector : struct
    {
        for (; lane + 2 * TSimd.Count <= batch; lane += 2 * TSimd.Count)
            pass.Tile<TSimd, TVector, Two>(lane, 0);
        for (; lane + TSimd.Count <= batch; lane += TSimd.Count)
            pass.Tile<TSimd, TVector, One>(lane, 0);
        return lane;
    }

    static long OutputSize(in RecurrenceShape shape) =>
        (long)(shape.GivesLast ? 1 : shape.Steps) * shape.OutputRows * shape.Batch;

    static void Require(
        in RecurrenceShape shape, ReadOnlySpan<float> inputWeight, ReadOnlySpan<float> stateWeight,
        ReadOnlySpan<float> read,
        ReadOnlySpan<float> gates)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Features, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Hidden, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfNegative(shape.OutputRow, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.OutputRows, shape.OutputRow + shape.Hidden, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(inputWeight.Length, shape.Features * 3L * shape.Hidden,
            nameof(inputWeight));
        ArgumentOutOfRangeException.ThrowIfLessThan(stateWeight.Length, shape.Hidden * 3L * shape.Hidden,
            nameof(stateWeight));
        long lanes = shape.Batch + MostLanesBesides;
        ArgumentOutOfRangeException.ThrowIfLessThan(read.Length, shape.ReadSize * lanes, nameof(read));
        ArgumentOutOfRangeException.ThrowIfLessThan(gates.Length, shape.GatesSize * lanes, nameof(gates));
    }
}
