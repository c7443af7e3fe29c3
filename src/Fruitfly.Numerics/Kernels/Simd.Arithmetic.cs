using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Kernels;

/// <summary>What functions of a vector of float32 ask for besides.</summary>
interface IArithmetic<TVector> : ISimd<TVector> where TVector : struct
{
    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    /// <summary>x between −bound and bound; NaN stays NaN</summary>
    static abstract TVector Clamp(TVector x, float bound);

    /// <summary>2ⁿ from n + 1.5 · 2²³, whose last bits are those of n</summary>
    static abstract TVector PowerOfTwo(TVector shifted);
}

readonly unsafe partial struct Simd512 : IArithmetic<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> x, Vector512<float> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> x, Vector512<float> y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> x, Vector512<float> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> x, Vector512<float> y) => x / y;

    // Of two numbers one of which is NaN the native ones give the second on x64, and NaN on Arm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clamp(Vector512<float> x, float bound) =>
        Vector512.MaxNative(Vector512.Create(-bound), Vector512.MinNative(Vector512.Create(bound), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> PowerOfTwo(Vector512<float> shifted) =>
        ((shifted.AsInt32() << 23) + Vector512<float>.One.AsInt32()).AsSingle();
}

readonly unsafe partial struct Simd256 : IArithmetic<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> x, Vector256<float> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> x, Vector256<float> y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> x, Vector256<float> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> x, Vector256<float> y) => x / y;

    // Of two numbers one of which is NaN the native ones give the second on x64, and NaN on Arm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Clamp(Vector256<float> x, float bound) =>
        Vector256.MaxNative(Vector256.Create(-bound), Vector256.MinNative(Vector256.Create(bound), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> PowerOfTwo(Vector256<float> shifted) =>
        ((shifted.AsInt32() << 23) + Vector256<float>.One.AsInt32()).AsSingle();
}

readonly unsafe partial struct Simd128 : IArithmetic<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> x, Vector128<float> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> x, Vector128<float> y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> x, Vector128<float> y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> x, Vector128<float> y) => x / y;

    // Of two numbers one of which is NaN the native ones give the second on x64, and NaN on Arm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Clamp(Vector128<float> x, float bound) =>
        Vector128.MaxNative(Vector128.Create(-bound), Vector128.MinNative(Vector128.Create(bound), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> PowerOfTwo(Vector128<float> shifted) =>
        ((shifted.AsInt32() << 23) + Vector128<float>.One.AsInt32()).AsSingle();
}

readonly unsafe partial struct SimdSingle : IArithmetic<float>
{
    public static float Add(float x, float y) => x + y;

    public static float Subtract(float x, float y) => x - y;

    public static float Multiply(float x, float y) => x * y;

    public static float Divide(float x, float y) => x / y;

    public static float Clamp(float x, float bound) => x > bound ? bound : x < -bound ? -bound : x;

    public static float PowerOfTwo(float shifted) =>
        BitConverter.Int32BitsToSingle(
            (BitConverter.SingleToInt32Bits(shifted) << 23) + BitConverter.SingleToInt32Bits(1));
}
