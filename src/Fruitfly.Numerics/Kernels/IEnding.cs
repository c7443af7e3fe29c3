using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>A <see cref="ProductEnding"/> as a type, so that blocks without one do not ask for it.</summary>
unsafe interface IEnding
{
    /// <param name="mask">where the mask of these sums lies, if there is one</param>
    static abstract TVector Apply<TSimd, TVector>(TVector sum, float* mask)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

readonly unsafe struct NoEnding : IEnding
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector sum, float* mask)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => sum;
}

readonly unsafe struct RectifyEnding : IEnding
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector sum, float* mask)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Rectify(sum);
}

readonly unsafe struct MaskEnding : IEnding
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector sum, float* mask)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.WherePositive(TSimd.Load(mask), sum);
}
