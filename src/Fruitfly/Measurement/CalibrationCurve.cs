namespace Fruitfly.Measurement;

/// <summary>How often predictions of a confidence are right: the reliability diagram. The confidence of a prediction is
/// the probability of the predicted class, the largest of its row.</summary>
/// <param name="Bins">of equal width over confidences from 0 to 1, each with its upper end and without its lower
/// (Guo et al. 2017, On calibration of modern neural networks)</param>
public sealed record CalibrationCurve(IReadOnlyList<CalibrationBin> Bins)
{
    public const int DefaultBins = 15;

    /// <summary>Σ (n(b)/n) |accuracy(b) − confidence(b)| over the bins. Of few examples it lies above 0 even where the
    /// probabilities are right.</summary>
    public double ExpectedError
    {
        get
        {
            var count = Bins.Sum(bin => bin.Count);
            return Bins.Where(bin => bin.Count > 0)
                .Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence) / count);
        }
    }

    /// <param name="probabilities"><c>[examples × classes]</c></param>
    /// <param name="labels"><c>[examples]</c></param>
    /// <exception cref="ArgumentException">the shapes do not fit</exception>
    public static CalibrationCurve Of(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, int bins = DefaultBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, labels.Length * classes, nameof(labels));
        var predicted = Metrics.Predicted(probabilities, classes);
        var (counts, right, confidences) = (new int[bins], new int[bins], new double[bins]);
        for (var i = 0; i < labels.Length; i++)
        {
            var confidence = probabilities[i * classes + predicted[i]];
            var bin = BinOf(confidence, bins);
            counts[bin]++;
            right[bin] += predicted[i] == labels[i] ? 1 : 0;
            confidences[bin] += confidence;
        }
        return new([.. Enumerable.Range(0, bins).Select(bin => new CalibrationBin(
            (double)bin / bins, (bin + 1.0) / bins, counts[bin], confidences[bin] / counts[bin], right[bin]))]);
    }

    internal static int BinOf(double confidence, int bins) =>
        Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
}

/// <summary>Predictions of similar confidence.</summary>
/// <param name="Low">its confidences are larger</param>
/// <param name="High">its confidences are at most this</param>
/// <param name="Confidence">their mean; NaN where the bin is empty</param>
/// <param name="Right">how many are right</param>
public readonly record struct CalibrationBin(double Low, double High, int Count, double Confidence, int Right)
{
    /// <summary>The share that is right; NaN where the bin is empty.</summary>
    public double Accuracy => (double)Right / Count;
}
