using System.Numerics;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Sweeps.Designs;

/// <summary>Sobol's sequence in Gray code order (Antonov and Saleev 1979) with the direction numbers of Joe and Kuo
/// (2008), file new-joe-kuo-6. A shift drawn from the seed moves all points alike within the cube, bit by bit, which
/// keeps them as evenly spread.</summary>
sealed class SobolSequence : IPointSequence
{
    public const int MostDimensions = 21;

    const int Bits = 32;

    readonly uint[] _directions;
    readonly uint[] _shifts;

    /// <param name="seed">of the shift; null for the sequence as it is published</param>
    public SobolSequence(int dimensions, ulong? seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        _directions = new uint[dimensions * Bits];
        _shifts = new uint[dimensions];
        for (var dimension = 0; dimension < dimensions; dimension++)
            Fill(dimension, _directions.AsSpan(dimension * Bits, Bits));
        if (seed is not { } shifted)
            return;
        var stream = RandomStream.For(shifted, StreamPurpose.Search);
        foreach (ref var shift in _shifts.AsSpan())
            shift = stream.NextUInt32();
    }

    public void Point(int index, Span<double> point)
    {
        var gray = (uint)index ^ (uint)index >> 1;
        for (var dimension = 0; dimension < point.Length; dimension++)
        {
            var bits = _shifts[dimension];
            for (var rest = gray; rest != 0; rest &= rest - 1)
                bits ^= _directions[dimension * Bits + BitOperations.TrailingZeroCount(rest)];
            point[dimension] = bits / 4294967296.0;
        }
    }

    // v_i = m_i 2^(32 − i); for i > s, m_i follows from the s before it by the primitive polynomial.
    static void Fill(int dimension, Span<uint> v)
    {
        if (dimension == 0)
        {
            for (var i = 0; i < Bits; i++)
                v[i] = 1u << Bits - 1 - i;
            return;
        }
        var (degree, coefficients, initial) = JoeKuo.Numbers[dimension - 1];
        for (var i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                v[i] = initial[i] << Bits - 1 - i;
                continue;
            }
            v[i] = v[i - degree] ^ v[i - degree] >> degree;
            for (var k = 1; k < degree; k++)
                v[i] ^= (coefficients >> degree - 1 - k & 1) * v[i - k];
        }
    }
}
