using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.RandomStreams;

/// <summary>The Philox4x32-10 bijection: ten rounds turn a 128-bit counter under a 64-bit key into four random words
/// (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011).</summary>
static class Philox4x32
{
    [InlineArray(4)]
    internal struct Words
    {
        uint _first;
    }

    public static Words Apply(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var product0 = 0xD2511F53UL * c0;
            var product1 = 0xCD9E8D57UL * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += 0x9E3779B9; // the golden ratio
            k1 += 0xBB67AE85; // √3 − 1
        }
        var words = new Words();
        (words[0], words[1], words[2], words[3]) = (c0, c1, c2, c3);
        return words;
    }
}
