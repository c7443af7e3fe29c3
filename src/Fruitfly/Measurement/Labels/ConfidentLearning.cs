namespace Fruitfly.Measurement.Labels;

/// <summary>Rows whose label a network confidently contradicts (Northcutt et al. 2021, arXiv 1911.00068). They are
/// worth a second look; they are not known to be wrong.</summary>
/// <remarks>
/// The threshold of a class is the mean probability of that class over the rows labelled with it. A row is confident in
/// a class whose probability reaches its threshold, and its guess is the most probable of the classes it is confident
/// in. (cleanlab's code takes the most probable of all classes where a row is confident in several.)
///
/// What lies off the diagonal of the joint is not the share of wrong labels: with exact probabilities and no wrong
/// label at all it is 25 % for two Gaussians at distance 1, 7.5 % at 2 and 1.6 % at 3, since classes that overlap look
/// like flipped labels; of the rows it flagged in ten benchmarks people found 51 % wrong (Northcutt et al. 2021, arXiv
/// 2103.14749). <see cref="FlipRateBound"/> has what can be said.
/// </remarks>
public sealed class ConfidentLearning
{
    /// <summary>What a row's guess is where it is confident in no class.</summary>
    public const int NoGuess = -1;

    const double Slack = 1e-6;

    readonly int[] _guesses, _counts;
    readonly double[] _thresholds, _joint;

    ConfidentLearning(
        int classes, double[] thresholds, int[] guesses, int[] counts, double[] joint,
        IReadOnlyList<SuspectLabel> suspects)
    {
        (Classes, _thresholds, _guesses, _counts, _joint) = (classes, thresholds, guesses, counts, joint);
        Suspects = suspects;
    }

    public int Classes { get; }

    /// <summary><c>[classes]</c>; NaN for a class that labels no row</summary>
    public ReadOnlySpan<double> Thresholds => _thresholds;

    /// <summary><c>[rows]</c>: the class that a row is confident in, or <see cref="NoGuess"/></summary>
    public ReadOnlySpan<int> Guesses => _guesses;

    /// <summary>Rows by label and guess, <c>[classes × classes]</c>.</summary>
    public ReadOnlySpan<int> ConfidentJoint => _counts;

    /// <summary>The same with rows that add up to the number of each label: shares of all, unrounded, <c>[classes ×
    /// classes]</c> by label and guess.</summary>
    public ReadOnlySpan<double> Joint => _joint;

    /// <summary>What lies off the joint's diagonal: wrong labels and the overlap of classes together.</summary>
    public double OffDiagonal
    {
        get
        {
            var on = 0.0;
            for (var c = 0; c < Classes; c++)
                on += _joint[c * Classes + c];
            return 1 - on;
        }
    }

    /// <summary>The rows whose guess is not their label, the most contradicted first.</summary>
    public IReadOnlyList<SuspectLabel> Suspects { get; }

    /// <param name="probabilities"><c>[rows × classes]</c> of networks not trained on the row</param>
    /// <param name="labels"><c>[rows]</c></param>
    /// <exception cref="ArgumentException">no rows, fewer than two classes, a label that is no class, a probability
    /// that is not finite, or sizes that differ</exception>
    public static ConfidentLearning Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ClassLabels.Check(probabilities, labels, classes);
        var (rows, thresholds) = (new int[classes], new double[classes]);
        for (var i = 0; i < labels.Length; i++)
        {
            rows[labels[i]]++;
            thresholds[labels[i]] += probabilities[i * classes + labels[i]];
        }
        for (var c = 0; c < classes; c++)
            thresholds[c] /= rows[c];
        var (guesses, counts) = (new int[labels.Length], new int[classes * classes]);
        var suspects = new List<SuspectLabel>();
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classes, classes);
            var guess = guesses[i] = Guess(row, thresholds);
            if (guess == NoGuess)
                continue;
            counts[labels[i] * classes + guess]++;
            if (guess != labels[i])
                suspects.Add(new(i, labels[i], guess, row[labels[i]] - row[guess]));
        }
        return new(
            classes, thresholds, guesses, counts, Calibrate(counts, rows, labels.Length),
            [.. suspects.OrderBy(suspect => suspect.Margin).ThenBy(suspect => suspect.Row)]);
    }

    static int Guess(ReadOnlySpan<double> row, double[] thresholds)
    {
        var guess = NoGuess;
        for (var c = 0; c < row.Length; c++)
            if (row[c] >= thresholds[c] - Slack && (guess == NoGuess || row[c] > row[guess]))
                guess = c;
        return guess;
    }

    static double[] Calibrate(int[] counts, int[] rows, int all)
    {
        var classes = rows.Length;
        var joint = new double[counts.Length];
        for (var label = 0; label < classes; label++)
        {
            var sum = counts.AsSpan(label * classes, classes).ToArray().Sum();
            for (var guess = 0; guess < classes; guess++)
                if (sum > 0) // else no row has the label
                    joint[label * classes + guess] =
                        counts[label * classes + guess] * (double)rows[label] / sum / all;
        }
        return joint;
    }
}
