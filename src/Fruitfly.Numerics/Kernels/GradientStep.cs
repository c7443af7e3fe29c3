using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>What a gradient goes through before an optimizer sees it.</summary>
public static class GradientStep
{
    /// <summary>g ← g + λ sign(p), the subgradient of λ Σ |p|, with sign(0) = 0</summary>
    /// <param name="p">parameters</param>
    /// <param name="penalty">λ</param>
    /// <param name="g">gradients, equally long</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSigns(ReadOnlySpan<float> p, float penalty, Span<float> g)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(g.Length, p.Length, nameof(g));
        var i = 0;
        if (InstructionSet.IsVectorized)
        {
            Vector<float> zero = default, up = new(penalty), down = new(-penalty);
            for (; i + Vector<float>.Count <= p.Length; i += Vector<float>.Count)
            {
                var parameter = new Vector<float>(p[i..]);
                var sign = Vector.ConditionalSelect(
                    Vector.GreaterThan(parameter, zero), up,
                    Vector.ConditionalSelect(Vector.LessThan(parameter, zero), down, zero));
                (new Vector<float>(g[i..]) + sign).CopyTo(g[i..]);
            }
        }
        AddSignsScalar(p[i..], penalty, g[i..]);
    }

    internal static void AddSignsScalar(ReadOnlySpan<float> p, float penalty, Span<float> g)
    {
        for (var i = 0; i < p.Length; i++)
            g[i] += p[i] > 0 ? penalty : p[i] < 0 ? -penalty : 0;
    }

    /// <summary>Σ g², in double precision, so that no square overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> g)
    {
        var (sum, i) = (0.0, 0);
        if (InstructionSet.IsVectorized)
        {
            Vector<double> low = default, high = default;
            for (; i + Vector<float>.Count <= g.Length; i += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(g[i..]), out var first, out var second);
                low += first * first;
                high += second * second;
            }
            sum = Vector.Sum(low + high);
        }
        return sum + SumOfSquaresScalar(g[i..]);
    }

    internal static double SumOfSquaresScalar(ReadOnlySpan<float> g)
    {
        var sum = 0.0;
        foreach (double value in g)
            sum += value * value;
        return sum;
    }
}
