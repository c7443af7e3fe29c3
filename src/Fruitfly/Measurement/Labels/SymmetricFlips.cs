namespace Fruitfly.Measurement.Labels;

/// <summary>What labels that were flipped with one probability p, to any other class alike, do to measured
/// errors.</summary>
public static class SymmetricFlips
{
    /// <summary>1 − p·C/(C − 1), for two classes 1 − 2p: the share that is left of every difference between two errors
    /// when it is measured on flipped labels. What cleaner training labels gain, judged on labels as they were given,
    /// is this share of what they gain on clean ones.</summary>
    /// <param name="rate">p, the probability that a label is another class; a label drawn again from all C classes with
    /// probability q changes with p = q(C − 1)/C</param>
    /// <exception cref="ArgumentOutOfRangeException">a rate outside 0 to 1, or fewer than two classes</exception>
    public static double ShareLeft(double rate, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (!(rate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must lie between 0 and 1.");
        return 1 - rate * classes / (classes - 1);
    }
}
