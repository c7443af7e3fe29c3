namespace Fruitfly.Measurement.Importance;

/// <summary>How much of the variance between settings is due to one factor, or to two together beyond what each does
/// alone.</summary>
/// <param name="First">the factor, by its place from 0</param>
/// <param name="Second">of an interaction the other factor, which comes later; else null</param>
/// <param name="Share">0 to 1</param>
/// <param name="Low">lower end of its interval; NaN where there is none</param>
/// <param name="High">upper end of its interval; NaN where there is none</param>
public readonly record struct FactorShare(int First, int? Second, double Share, double Low, double High);

/// <summary>The shares of factors and of pairs of them.</summary>
/// <param name="Shares">the factors in order, then the pairs in order</param>
/// <param name="Variance">between settings, averaged over them and without the noise of the repetitions; 0 where the
/// settings differ no more than by chance, and then every share is NaN</param>
/// <param name="Noise">the variance of a setting's mean that its repetitions leave; NaN where it is not known, and then
/// nothing was taken off</param>
public sealed record FactorShares(IReadOnlyList<FactorShare> Shares, double Variance, double Noise)
{
    /// <summary>What three and more factors do together, and of a fit what it misses.</summary>
    public double Rest => Math.Clamp(1 - Shares.Sum(share => share.Share), 0, 1);

    /// <summary>The factors, and then the pairs of the first of them.</summary>
    internal static IEnumerable<(int First, int? Second)> Effects(int factors) =>
    [
        .. Enumerable.Range(0, factors).Select(factor => (factor, (int?)null)),
        .. from first in Enumerable.Range(0, factors)
           from second in Enumerable.Range(first + 1, factors - first - 1)
           select (first, (int?)second),
    ];
}
