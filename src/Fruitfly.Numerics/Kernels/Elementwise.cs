using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>y = f(x), said once for one number and once for a vector of them.</summary>
interface IUnaryOperation
{
    float Apply(float x);

    Vector<float> Apply(Vector<float> x);
}

/// <summary>z = f(x, y), said once for two numbers and once for two vectors of them.</summary>
interface IBinaryOperation
{
    float Apply(float x, float y);

    Vector<float> Apply(Vector<float> x, Vector<float> y);
}

/// <summary>Drives an operation over whole spans. The destination may be one of the sources,
/// but not overlap it in part.</summary>
static class Elementwise
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TOperation>(TOperation operation, ReadOnlySpan<float> x, Span<float> y)
        where TOperation : struct, IUnaryOperation
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count)
                operation.Apply(new Vector<float>(x[i..])).CopyTo(y[i..]);
        MapScalar(operation, x[i..], y[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TOperation>(
        TOperation operation, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z)
        where TOperation : struct, IBinaryOperation
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        ArgumentOutOfRangeException.ThrowIfNotEqual(z.Length, x.Length, nameof(z));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count)
                operation.Apply(new Vector<float>(x[i..]), new Vector<float>(y[i..])).CopyTo(z[i..]);
        MapScalar(operation, x[i..], y[i..], z[i..]);
    }

    public static void MapScalar<TOperation>(TOperation operation, ReadOnlySpan<float> x, Span<float> y)
        where TOperation : struct, IUnaryOperation
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = operation.Apply(x[i]);
    }

    public static void MapScalar<TOperation>(
        TOperation operation, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z)
        where TOperation : struct, IBinaryOperation
    {
        for (var i = 0; i < x.Length; i++)
            z[i] = operation.Apply(x[i], y[i]);
    }
}
