namespace Fruitfly.Measurement.Decomposition;

/// <summary>How much of the variance at their size networks show that are trained on random subsets of one pool: too
/// little, since subsets that share rows make networks alike. Disjoint subsets show all of it.</summary>
public static class SubsetOverlap
{
    /// <summary>Subsets of a share q of the pool show at least 1 − q of it, whatever the learner (Hoeffding
    /// 1948).</summary>
    /// <param name="share">q, from 0 to 1</param>
    /// <exception cref="ArgumentOutOfRangeException">a share outside 0 to 1</exception>
    public static double LeastShown(double share) => 1 - Checked(share);

    /// <summary>Of the nearest neighbour of pure noise they show 1 − q/(2 − q), for many rows: in that share two
    /// subsets have different nearest rows.</summary>
    /// <inheritdoc cref="LeastShown"/>
    public static double NearestNeighbourShown(double share) => 1 - Checked(share) / (2 - share);

    /// <summary>The same of bootstrap samples, which hold a share 1 − 1/e of the rows. The bootstrap aims at the size
    /// of the whole pool, so its sign differs from learner to learner: of least squares it shows a little too
    /// much.</summary>
    public static double NearestNeighbourShownByBootstrap => NearestNeighbourShown(1 - 1 / Math.E);

    static double Checked(double share) => share is >= 0 and <= 1 ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, "The share must lie between 0 and 1.");
}
