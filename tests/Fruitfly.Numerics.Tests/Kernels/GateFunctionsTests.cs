using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics.Tests.Kernels;

public class GateFunctionsTests
{
    static readonly float[] SpecialValues =
        [0, -0f, 1, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, 1e30f, float.MaxValue,
            float.MinValue, 39.9f, -41];

    [Fact]
    public void The_tangent_is_within_four_units_in_the_last_place_near_0_and_far_from_it()
    {
        for (var x = -12f; x < 12; x += 0.00173f)
            Check(x);
        for (var x = 1e-30f; x < 1; x *= 1.37f)
        {
            Check(x);
            Check(-x);
        }

        static void Check(float x)
        {
            var exact = Math.Tanh(x);
            Math.Abs(Tanh(x) - exact)
                .ShouldBeLessThanOrEqualTo(4 * Math.ScaleB(1, Math.ILogB(exact) - 23), $"tanh({x:R})");
        }
    }

    [Fact]
    public void The_sigmoids_are_within_two_units_in_the_last_place_of_1()
    {
        for (var x = -60f; x < 60; x += 0.0573f)
            foreach (var other in (float[])[-100, -3, 0, 100])
            {
                var (first, second) = Sigmoids(x, other);
                ((double)first).ShouldBe(1 / (1 + Math.Exp(-(double)x)), Math.Pow(2, -22));
                Sigmoids(other, x).Second.ShouldBe(first);
                ((double)second).ShouldBe(1 / (1 + Math.Exp(-(double)other)), Math.Pow(2, -22));
            }
    }

    [Fact]
    public void Infinities_saturate_and_NaN_stays()
    {
        Tanh(float.PositiveInfinity).ShouldBe(1);
        Tanh(float.NegativeInfinity).ShouldBe(-1);
        Tanh(float.NaN).ShouldBe(float.NaN);
        Tanh(0).ShouldBe(0);
        var (one, zero) = Sigmoids(float.PositiveInfinity, float.NegativeInfinity);
        one.ShouldBe(1);
        zero.ShouldBe(0, 1e-17f);
        Sigmoids(float.NaN, 0).First.ShouldBe(float.NaN);
        Sigmoids(0, float.NaN).Second.ShouldBe(float.NaN);
    }

    [Fact]
    public void Vectors_of_every_width_have_the_bits_of_a_single_number_in_every_lane()
    {
        float[] values = [.. SpecialValues, .. Enumerable.Range(0, 64).Select(i => (i - 32) / 3f), .. SpecialValues];
        SameBits<Simd128, Vector128<float>>(values);
        if (Vector256.IsHardwareAccelerated)
            SameBits<Simd256, Vector256<float>>(values);
        if (Vector512.IsHardwareAccelerated)
            SameBits<Simd512, Vector512<float>>(values);
    }

    static void SameBits<TSimd, TVector>(float[] values)
        where TSimd : struct, IArithmetic<TVector>
        where TVector : struct
    {
        for (var i = 0; i + TSimd.Count <= values.Length; i++)
        {
            ReadOnlySpan<float> from = values.AsSpan(i,
                TSimd.Count), others = values.AsSpan(values.Length - TSimd.Count - i, TSimd.Count);
            TVector x = Vector(from), y = Vector(others);
            var tangents = Numbers(GateFunctions.Tanh<TSimd, TVector>(x));
            GateFunctions.Sigmoids<TSimd, TVector>(ref x, ref y);
            for (var lane = 0; lane < TSimd.Count; lane++)
            {
                tangents[lane].ShouldBe(Tanh(from[lane]));
                (Numbers(x)[lane], Numbers(y)[lane]).ShouldBe(Sigmoids(from[lane], others[lane]));
            }
        }

        static TVector Vector(ReadOnlySpan<float> numbers) =>
            MemoryMarshal.Read<TVector>(MemoryMarshal.AsBytes(numbers));

        static float[] Numbers(TVector vector) => MemoryMarshal.Cast<TVector, float>([vector]).ToArray();
    }

    static float Tanh(float x) => GateFunctions.Tanh<SimdSingle, float>(x);

    static (float First, float Second) Sigmoids(float x, float y)
    {
        GateFunctions.Sigmoids<SimdSingle, float>(ref x, ref y);
        return (x, y);
    }
}
