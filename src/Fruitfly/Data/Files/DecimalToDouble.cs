using System.Numerics;

namespace Fruitfly.Data.Files;

/// <summary>The float64 nearest to a decimal number, ties to even. Small numbers are one exact operation (W. D.
/// Clinger, How to read floating point numbers accurately, 1990); others are multiplied by a power of five of 128 bits
/// (D. Lemire, Number parsing at a gigabyte per second, 2021; N. Mushtak and D. Lemire, Fast number parsing without
/// fallback, 2023).</summary>
static class DecimalToDouble
{
    const int LeastPower = -342, MostPower = 308; // beyond them, 19 digits are zero or infinite
    const int MantissaBits = 52, ExponentBias = 1023, InfiniteExponent = 0x7FF;
    const ulong LargestExact = 1ul << 53;

    static readonly double[] ExactTens = [.. Enumerable.Range(0, 23).Select(power => Math.Pow(10, power))];
    static readonly (ulong High, ulong Low)[] Fives =
        [.. Enumerable.Range(LeastPower, MostPower - LeastPower + 1).Select(Five)];

    /// <returns><paramref name="digits"/> × 10^<paramref name="exponent"/>; NaN where it is subnormal, which is left to
    /// slower methods</returns>
    public static double Of(ulong digits, int exponent)
    {
        if (digits <= LargestExact && exponent is >= -22 and <= 22)
            return exponent < 0 ? digits / ExactTens[-exponent] : digits * ExactTens[exponent];
        if (digits == 0 || exponent < LeastPower)
            return 0;
        return exponent > MostPower ? double.PositiveInfinity : Rounded(digits, exponent);
    }

    static double Rounded(ulong digits, int power)
    {
        var shift = BitOperations.LeadingZeroCount(digits);
        digits <<= shift;
        var (fiveHigh, fiveLow) = Fives[power - LeastPower];
        var high = Math.BigMul(digits, fiveHigh, out var low);
        if ((high & 0x1FF) == 0x1FF) // the bits that are missing may matter
        {
            var carried = Math.BigMul(digits, fiveLow, out _);
            low += carried;
            high += low < carried ? 1u : 0;
        }
        var top = (int)(high >> 63);
        var dropped = top + 64 - MantissaBits - 3;
        var mantissa = high >> dropped;
        // ⌊power · log₂ 10⌋ by fixed point, exact in this range.
        var exponent = ((152_170 + 65_536) * power >> 16) + 63 + top - shift + ExponentBias;
        if (exponent <= 0)
            return double.NaN;
        if (low <= 1 && power is >= -4 and <= 23 && (mantissa & 3) == 1 && mantissa << dropped == high)
            mantissa &= ~1ul; // half way: to even
        mantissa = (mantissa + (mantissa & 1)) >> 1;
        if (mantissa >= 2ul << MantissaBits)
            (mantissa, exponent) = (1ul << MantissaBits, exponent + 1);
        return exponent >= InfiniteExponent ? double.PositiveInfinity
            : BitConverter.UInt64BitsToDouble(
                (mantissa & ~(1ul << MantissaBits)) | (ulong)exponent << MantissaBits);
    }

    /// <summary>The first 128 bits of a power of five, cut off; those of the inverse of a short one are rounded up, as
    /// the method wants them.</summary>
    static (ulong High, ulong Low) Five(int power)
    {
        const int Bits = 128, LeastShort = -27;
        var five = BigInteger.Pow(5, Math.Abs(power));
        var length = (int)five.GetBitLength();
        var number = power >= 0 ? five
            : (BigInteger.One << (power >= LeastShort ? length + Bits - 1 : 2 * (length + Bits))) / five + 1;
        var excess = (int)number.GetBitLength() - Bits;
        var bits = excess > 0 ? number >> excess : number << -excess;
        return ((ulong)(bits >> 64), (ulong)(bits & ulong.MaxValue));
    }
}
