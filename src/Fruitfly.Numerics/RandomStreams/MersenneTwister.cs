using System.Numerics;

namespace Fruitfly.Numerics.RandomStreams;

/// <summary>MT19937 (Matsumoto and Nishimura 1998), the generator under NumPy's legacy streams, Python's <c>random</c>
/// and PyTorch's CPU streams; they differ in how it is seeded and in what they make of its words.</summary>
sealed class MersenneTwister
{
    const int Length = 624, Shift = 397;

    readonly uint[] _words = new uint[Length];
    readonly uint[] _tempered = new uint[Length];
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
            Refill();
        return _tempered[_next++];
    }

    /// <summary>Uniform in [0, 1) with 53 bits, of which the first word gives the upper 27.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32() >> 5;
        ulong low = NextUInt32() >> 6;
        return (double)(long)(high << 26 | low) * (1.0 / (1UL << 53)); // both operations are exact
    }

    void Refill()
    {
        Twist(0, Length - Shift, Shift);
        Twist(Length - Shift, Length - 1, Shift - Length);
        _words[Length - 1] = _words[Shift - 1] ^ Mix(_words[Length - 1], _words[0]);
        Temper();
        _next = 0;
    }

    // A word takes from its successor, which is still old, and from one at a distance of at least 227: so a whole
    // vector of words can be done at once.
    void Twist(int start, int end, int distance)
    {
        var words = _words;
        var i = start;
        for (; i <= end - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var mixed = Mix(new Vector<uint>(words, i), new Vector<uint>(words, i + 1));
            (new Vector<uint>(words, i + distance) ^ mixed).CopyTo(words, i);
        }
        for (; i < end; i++)
            words[i] = words[i + distance] ^ Mix(words[i], words[i + 1]);
    }

    void Temper()
    {
        var i = 0;
        for (; i <= Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var words = new Vector<uint>(_words, i);
            words ^= words >>> 11;
            words ^= words << 7 & new Vector<uint>(0x9d2c5680);
            words ^= words << 15 & new Vector<uint>(0xefc60000);
            (words ^ words >>> 18).CopyTo(_tempered, i);
        }
        for (; i < Length; i++)
        {
            var word = _words[i];
            word ^= word >> 11;
            word ^= word << 7 & 0x9d2c5680;
            word ^= word << 15 & 0xefc60000;
            _tempered[i] = word ^ word >> 18;
        }
    }

    static uint Mix(uint upper, uint lower) =>
        (upper & 0x80000000 | lower & 0x7fffffff) >> 1 ^ (lower & 1) * 0x9908b0df;

    static Vector<uint> Mix(Vector<uint> upper, Vector<uint> lower) =>
        (upper & new Vector<uint>(0x80000000) | lower & new Vector<uint>(0x7fffffff)) >>> 1
        ^ (Vector<uint>.Zero - (lower & Vector<uint>.One)) & new Vector<uint>(0x9908b0df);
}
