using System.Runtime.Intrinsics;

namespace Fruitfly.Embeddings;

/// <summary>Discrete Fourier transforms of eight sequences at once, one in each lane: X_k = Σ_j x_j exp(−2πi jk/N) for
/// N a power of two (Cooley and Tukey 1965). The forward transform cuts frequencies and leaves them in bit-reversed
/// order, the inverse takes them in that order, so that nothing is put in order in between; the
/// inverse lacks the factor 1/N.</summary>
sealed class FourierTransform
{
    /// <summary>exp(−2πi j/N) for j &lt; N/2.</summary>
    readonly double[] _cosines, _sines;

    /// <param name="length">N, a power of two</param>
    public FourierTransform(int length)
    {
        if (length < 2 || (length & (length - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length must be a power of two from 2.");
        Length = length;
        (_cosines, _sines) = (new double[length / 2], new double[length / 2]);
        for (var j = 0; j < length / 2; j++)
            (_sines[j], _cosines[j]) = Math.SinCos(-2 * Math.PI * j / length);
    }

    public int Length { get; }

    /// <summary>The place of the frequency <paramref name="k"/> in the order that
    /// <see cref="Forward"/> leaves.</summary>
    public int PlaceOf(int k)
    {
        var place = 0;
        for (var bit = 1; bit < Length; bit <<= 1, k >>= 1)
            place = place << 1 | k & 1;
        return place;
    }

    public void Forward(ComplexLanes values)
    {
        for (int half = Length / 2, stride = 1; half >= 1; half /= 2, stride *= 2)
            for (var first = 0; first < Length; first += 2 * half)
            {
                Span<Vector512<double>> ar = values.Real.AsSpan(first, half), ai = values.Imaginary.AsSpan(first, half);
                Span<Vector512<double>> br = values.Real.AsSpan(first + half,
                    half), bi = values.Imaginary.AsSpan(first + half, half);
                for (var j = 0; j < half; j++)
                {
                    var (dr, di) = (ar[j] - br[j], ai[j] - bi[j]);
                    (ar[j], ai[j]) = (ar[j] + br[j], ai[j] + bi[j]);
                    var (c, s) = (Vector512.Create(_cosines[j * stride]), Vector512.Create(_sines[j * stride]));
                    (br[j], bi[j]) = (dr * c - di * s, dr * s + di * c);
                }
            }
    }

    public void Inverse(ComplexLanes values)
    {
        for (int half = 1, stride = Length / 2; half < Length; half *= 2, stride /= 2)
            for (var first = 0; first < Length; first += 2 * half)
            {
                Span<Vector512<double>> ar = values.Real.AsSpan(first, half), ai = values.Imaginary.AsSpan(first, half);
                Span<Vector512<double>> br = values.Real.AsSpan(first + half,
                    half), bi = values.Imaginary.AsSpan(first + half, half);
                for (var j = 0; j < half; j++)
                {
                    var (c, s) = (Vector512.Create(_cosines[j * stride]), Vector512.Create(_sines[j * stride]));
                    var (tr, ti) = (br[j] * c + bi[j] * s, bi[j] * c - br[j] * s);
                    (br[j], bi[j]) = (ar[j] - tr, ai[j] - ti);
                    (ar[j], ai[j]) = (ar[j] + tr, ai[j] + ti);
                }
            }
    }
}
