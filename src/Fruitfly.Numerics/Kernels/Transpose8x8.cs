using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Turns a square of 8 × 8 values in registers: pairs are interleaved, then
/// pairs of pairs, then halves.</summary>
static unsafe class Transpose8x8
{
    public static bool IsSupported => Avx.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        var below = source + 4 * sourceStride;
        Apply(
            source, source + sourceStride, source + 2 * sourceStride, source + 3 * sourceStride,
            below, below + sourceStride, below + 2 * sourceStride, below + 3 * sourceStride,
            destination, destinationStride);
    }

    /// <summary>The rows lie anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply(
        float* row0, float* row1, float* row2, float* row3, float* row4, float* row5, float* row6, float* row7,
        float* destination, nint destinationStride)
    {
        Vector256<float> r0 = Vector256.Load(row0), r1 = Vector256.Load(row1);
        Vector256<float> r2 = Vector256.Load(row2), r3 = Vector256.Load(row3);
        Vector256<float> r4 = Vector256.Load(row4), r5 = Vector256.Load(row5);
        Vector256<float> r6 = Vector256.Load(row6), r7 = Vector256.Load(row7);

        Vector256<float> p0 = Avx.UnpackLow(r0, r1), p1 = Avx.UnpackHigh(r0, r1), p2 = Avx.UnpackLow(r2,
            r3), p3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> p4 = Avx.UnpackLow(r4, r5), p5 = Avx.UnpackHigh(r4, r5), p6 = Avx.UnpackLow(r6,
            r7), p7 = Avx.UnpackHigh(r6, r7);

        const byte low = 0b01_00_01_00, high = 0b11_10_11_10;
        Vector256<float> q0 = Avx.Shuffle(p0, p2, low), q1 = Avx.Shuffle(p0, p2, high), q2 = Avx.Shuffle(p1, p3,
            low), q3 = Avx.Shuffle(p1, p3, high);
        Vector256<float> q4 = Avx.Shuffle(p4, p6, low), q5 = Avx.Shuffle(p4, p6, high), q6 = Avx.Shuffle(p5, p7,
            low), q7 = Avx.Shuffle(p5, p7, high);

        const byte lowHalves = 0x20, highHalves = 0x31;
        Avx.Permute2x128(q0, q4, lowHalves).Store(destination);
        Avx.Permute2x128(q1, q5, lowHalves).Store(destination + destinationStride);
        Avx.Permute2x128(q2, q6, lowHalves).Store(destination + 2 * destinationStride);
        Avx.Permute2x128(q3, q7, lowHalves).Store(destination + 3 * destinationStride);
        destination += 4 * destinationStride;
        Avx.Permute2x128(q0, q4, highHalves).Store(destination);
        Avx.Permute2x128(q1, q5, highHalves).Store(destination + destinationStride);
        Avx.Permute2x128(q2, q6, highHalves).Store(destination + 2 * destinationStride);
        Avx.Permute2x128(q3, q7, highHalves).Store(destination + 3 * destinationStride);
    }
}
