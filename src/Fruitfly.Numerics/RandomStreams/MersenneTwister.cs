namespace Fruitfly.Numerics.RandomStreams;

/// <summary>MT19937 (Matsumoto and Nishimura 1998), the generator under NumPy's legacy streams, Python's <c>random</c> and
/// PyTorch's CPU streams; they differ in how it is seeded and in what they make of its words.</summary>
sealed class MersenneTwister
{
    const int Length = 624, Shift = 397;

    readonly uint[] _words = new uint[Length];
    int _next = Length;

    MersenneTwister(uint seed)
    {
        _words[0] = seed;
        for (var i = 1; i < Length; i++)
            _words[i] = 1812433253 * (_words[i - 1] ^ _words[i - 1] >> 30) + (uint)i;
    }

    /// <summary>Seeded by <c>init_genrand</c>.</summary>
    public static MersenneTwister FromSeed(uint seed) => new(seed);

    /// <summary>Seeded by <c>init_by_array</c>.</summary>
    public static MersenneTwister FromKey(ReadOnlySpan<uint> key)
    {
        var twister = new MersenneTwister(19650218);
        var words = twister._words;
        var i = 1;
        for (var k = 0; k < Math.Max(Length, key.Length); k++)
        {
            var j = k % key.Length;
            words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * 1664525) + key[j] + (uint)j;
            Advance();
        }
        for (var k = 0; k < Length - 1; k++)
        {
            words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * 1566083941) - (uint)i;
            Advance();
        }
        words[0] = 0x80000000;
        return twister;

        void Advance()
        {
            if (++i == Length)
                (words[0], i) = (words[Length - 1], 1);
        }
    }

    public uint NextUInt32()
    {
        if (_next == Length)
            Twist();
        var word = _words[_next++];
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c5680;
        word ^= word << 15 & 0xefc60000;
        return word ^ word >> 18;
    }

    /// <summary>Uniform in [0, 1) with 53 bits, of which the first word gives the upper 27.</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var joined = _words[i] & 0x80000000 | _words[(i + 1) % Length] & 0x7fffffff;
            _words[i] = _words[(i + Shift) % Length] ^ joined >> 1 ^ (joined & 1) * 0x9908b0df;
        }
        _next = 0;
    }
}
