namespace Fruitfly.Data.Toy;

static class ToySplit
{
    /// <summary>The share of the samples that is for training, rounded down as MNIST-1D does.</summary>
    /// <exception cref="ArgumentException">no samples, or no training example among them</exception>
    public static int TrainingCount(int samples, double trainSplit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        if (!(trainSplit is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(trainSplit), trainSplit,
                "The share of training examples must be above 0 and at most 1.");
        var training = (int)(samples * trainSplit);
        return training > 0 ? training : throw new ArgumentException(
            FormattableString.Invariant($"A share of {trainSplit} of {samples} samples leaves nothing to train on."),
            nameof(trainSplit));
    }

    /// <summary>The size of toy data with these splits.</summary>
    /// <exception cref="ArgumentException">no samples, or no training example among them</exception>
    public static DataSize Size(
        int samples, double trainSplit, double validationShare, int features, int classes, int outputs)
    {
        var training = TrainingCount(samples, trainSplit);
        var validation = StratifiedSplit.CountOf(validationShare, training);
        return new DataSize(training - validation, validation, samples - training, features, classes, outputs);
    }
}
