namespace Fruitfly.Measurement.Noise;

/// <summary>What the Brier noise G, the chance that two labels drawn at the same inputs differ, says about the smallest
/// error and the smallest cross entropy there can be. An upper bound of G gives valid upper ends only.</summary>
/// <param name="LeastError">the Bayes error is at least (C−1)/C·(1 − √(1 − C·G/(C−1))) (Cover &amp; Hart 1967)</param>
/// <param name="MostError">and at most G</param>
/// <param name="LeastEntropy">the entropy of the label given the inputs is at least −log(1 − G), in nats</param>
/// <param name="MostEntropy">and at most h((1 − √(1 − 2G))/2) for two classes, h(e) + e·log(C−1) with e = min(G, 1 −
/// 1/C) for more (Fano 1961), h the binary entropy</param>
public readonly record struct ClassNoiseBounds(
    double LeastError, double MostError, double LeastEntropy, double MostEntropy)
{
    /// <param name="noise">G, from 0 to 1 − 1/C; a larger one is taken for that</param>
    /// <exception cref="ArgumentOutOfRangeException">noise that is no share, or fewer than two classes</exception>
    public static ClassNoiseBounds Of(double noise, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (!(noise is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "The noise must lie between 0 and 1.");
        var others = (classes - 1.0) / classes;
        var gini = Math.Min(noise, others);
        var most = classes == 2
            ? BinaryEntropy((1 - Math.Sqrt(Math.Max(0, 1 - 2 * gini))) / 2)
            : BinaryEntropy(gini) + gini * Math.Log(classes - 1);
        return new(
            others * (1 - Math.Sqrt(Math.Max(0, 1 - gini / others))), gini, -Math.Log(1 - gini), most);
    }

    /// <summary>Whether there are rows enough for an estimate of the Bayes error by nearest neighbours within five
    /// points: 1,000 of the rarest class, 2,500 from four features on (arXiv 2506.03159).</summary>
    /// <param name="rowsOfRarest">rows of the rarest class</param>
    public static bool IsEnough(int rowsOfRarest, int features) => rowsOfRarest >= (features < 4 ? 1000 : 2500);

    static double BinaryEntropy(double share) =>
        share is <= 0 or >= 1 ? 0 : -share * Math.Log(share) - (1 - share) * Math.Log(1 - share);
}
