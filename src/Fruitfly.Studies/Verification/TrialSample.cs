using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Studies.Verification;

/// <summary>A sample of trials that follows from their names and a seed alone: drawn again, in whatever
/// order, it is the same. A study that grows keeps most of its sample.</summary>
public static class TrialSample
{
    /// <param name="hashes">of the trials, each once</param>
    /// <param name="count">how many are drawn; all where there are no more</param>
    /// <returns>in the order of <paramref name="hashes"/></returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> hashes, int count, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count >= hashes.Count)
            return hashes;
        var drawn = hashes.OrderBy(hash => Rank(hash, seed), StringComparer.Ordinal).Take(count).ToHashSet();
        return [.. hashes.Where(drawn.Contains)];
    }

    static string Rank(string hash, ulong seed) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed} {hash}"))));
}
