namespace Fruitfly.Numerics.RandomStreams;

/// <summary>An endless sequence of random numbers that is a pure function of a seed and a stream number: word
/// <c>p</c> is word <c>p mod 4</c> of Philox4x32-10 under key <c>seed</c> and counter <c>(p / 4, stream)</c>. So
/// streams of one seed never overlap, and results do not depend on who draws first. Not safe for use by several threads
/// at once.</summary>
public sealed class RandomStream
{
    ulong _seed;
    uint _stream;
    ulong _position;
    Philox4x32.Words _words;

    public RandomStream(ulong seed, uint stream) => (_seed, _stream) = (seed, stream);

    /// <summary>Continues where the stream that had this <see cref="State"/> stood.</summary>
    public RandomStream(RandomStreamState state) : this(state.Seed, state.Stream)
    {
        _position = state.Position;
        if (_position % 4 != 0)
            _words = WordsAt(_position);
    }

    /// <summary>Becomes another stream, at its beginning, without a new object.</summary>
    public void Restart(ulong seed, uint stream) => (_seed, _stream, _position) = (seed, stream, 0);

    public RandomStreamState State => new(_seed, _stream, _position);

    /// <summary>Uniform over all 32-bit words.</summary>
    public uint NextUInt32()
    {
        var word = (int)(_position % 4);
        if (word == 0)
            _words = WordsAt(_position);
        _position++;
        return _words[word];
    }

    /// <summary>Uniform over all 64-bit words; the low half is drawn first.</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | (ulong)NextUInt32() << 32;
    }

    /// <summary>Uniform in [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, 1): a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>Uniform over 0 … <paramref name="exclusive"/> − 1, without the bias of a plain remainder (Lemire
    /// 2019).</summary>
    public int NextInt(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusive);
        var range = (uint)exclusive;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var surplus = (0u - range) % range; // 2³² mod range: that many words would be counted once too often
            while ((uint)product < surplus)
                product = (ulong)NextUInt32() * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>Standard normal: √(−2 ln u) cos(2πv) for uniform u in (0, 1] and v (Box and Muller 1958). The sine is
    /// not kept, so the <see cref="State"/> stays a position.</summary>
    public double NextGaussian()
    {
        var u = 1 - NextDouble();
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>The values of as many calls of <see cref="NextSingle"/>.</summary>
    public void Fill(Span<float> destination)
    {
        foreach (ref var value in destination)
            value = NextSingle();
    }

    /// <summary>The values of as many calls of <see cref="NextGaussian"/>, rounded to float32.</summary>
    public void FillGaussian(Span<float> destination)
    {
        foreach (ref var value in destination)
            value = (float)NextGaussian();
    }

    /// <summary>Puts the items in an order drawn uniformly from all orders (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    Philox4x32.Words WordsAt(ulong position)
    {
        var block = position / 4;
        return Philox4x32.Apply((uint)block, (uint)(block >> 32), _stream, 0, (uint)_seed, (uint)(_seed >> 32));
    }
}
