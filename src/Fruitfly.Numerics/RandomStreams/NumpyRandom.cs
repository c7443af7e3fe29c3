namespace Fruitfly.Numerics.RandomStreams;

/// <summary>The stream of NumPy's legacy <c>numpy.random.RandomState(seed)</c>, which NumPy has frozen: the same values
/// in the same order, so published data sets can be made again bit by bit. For new work use
/// <see cref="RandomStream"/>.</summary>
/// <remarks>Everything but <see cref="NextGaussian"/> is exact on every machine; a Gaussian goes through the logarithm
/// of the machine's mathematical library and may differ in its last bit.</remarks>
public sealed class NumpyRandom(uint seed)
{
    readonly MersenneTwister _twister = MersenneTwister.FromSeed(seed);
    double? _spareGaussian;

    /// <summary>Uniform over all 32-bit words.</summary>
    public uint NextUInt32() => _twister.NextUInt32();

    /// <summary>Uniform in [0, 1) with 53 bits: <c>random_sample()</c>, <c>rand()</c>.</summary>
    public double NextDouble() => _twister.NextDouble();

    /// <summary>low + (high − low) · <see cref="NextDouble"/>: <c>uniform(low, high)</c>.</summary>
    public double NextUniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Standard normal by the polar method: <c>randn()</c>, <c>standard_normal()</c>; <c>normal(m, s)</c> is
    /// m + s · this. Values come in pairs, and the second of a pair is kept whatever is drawn in between.</summary>
    public double NextGaussian()
    {
        if (_spareGaussian is { } spare)
        {
            _spareGaussian = null;
            return spare;
        }
        double x, y, squared;
        do
        {
            x = 2 * NextDouble() - 1;
            y = 2 * NextDouble() - 1;
            squared = x * x + y * y;
        }
        while (squared is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(squared) / squared);
        _spareGaussian = factor * x;
        return factor * y;
    }

    /// <summary>Uniform over 0 … <paramref name="exclusive"/> − 1: <c>randint(0, n)</c>, <c>choice(n)</c>. A range of
    /// one value draws nothing.</summary>
    public int NextInt(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusive);
        var last = (uint)exclusive - 1;
        if (last == 0)
            return 0;
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(last);
        uint value;
        do
            value = NextUInt32() & mask;
        while (value > last);
        return (int)value;
    }

    /// <summary>The numbers 0 … <paramref name="length"/> − 1 in random order: <c>permutation(n)</c>.</summary>
    public int[] Permutation(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var items = Enumerable.Range(0, length).ToArray();
        for (var i = length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
        return items;
    }
}
