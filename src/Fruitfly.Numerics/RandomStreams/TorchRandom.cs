namespace Fruitfly.Numerics.RandomStreams;

/// <summary>The stream of PyTorch's CPU generator after <c>torch.manual_seed(seed)</c>, as far as uniform numbers and
/// permutations go. For new work use <see cref="RandomStream"/>.</summary>
public sealed class TorchRandom(uint seed)
{
    readonly MersenneTwister _twister = MersenneTwister.FromSeed(seed);

    /// <summary>Uniform over all 32-bit words.</summary>
    public uint NextUInt32() => _twister.NextUInt32();

    /// <summary>Uniform in [0, 1), a multiple of 2⁻²⁴: <c>torch.rand</c> of float32.</summary>
    public float NextSingle() => (NextUInt32() & 0xffffff) * (1f / (1 << 24));

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³: <c>torch.rand</c> of float64.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32();
        return ((high << 32 | NextUInt32()) & (1UL << 53) - 1) * (1.0 / (1UL << 53));
    }

    /// <summary>low + (high − low) · <see cref="NextSingle"/> in float32: <c>uniform_(low, high)</c>, from which
    /// <c>nn.Linear</c> draws its weights row by row and then its biases.</summary>
    public float NextUniform(float low, float high) => NextSingle() * (high - low) + low;

    /// <summary>The numbers 0 … <paramref name="length"/> − 1 in random order: <c>torch.randperm(n)</c>.</summary>
    public int[] Permutation(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var items = Enumerable.Range(0, length).ToArray();
        for (var i = 0; i < length - 1; i++)
        {
            var j = i + (int)(NextUInt32() % (uint)(length - i));
            (items[i], items[j]) = (items[j], items[i]);
        }
        return items;
    }
}
