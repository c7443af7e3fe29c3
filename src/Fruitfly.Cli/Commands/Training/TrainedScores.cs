using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>What trained networks score, with intervals that cover what they say they cover.</summary>
/// <param name="Data">of the first split; the others are of its size</param>
/// <param name="Networks">those that came to their end, in order</param>
sealed record TrainedScores(TrainingSetup Setup, DataSet Data, IReadOnlyList<TrainedNetwork> Networks)
{
    /// <summary>The mean loss; a loss is not below 0, so its interval is not either.</summary>
    public Estimate? Loss(Split split) => Mean(split, score => score.Loss)?.Within(0, double.PositiveInfinity);

    /// <summary>The mean share of wrong predictions, its interval within 0 to 1.</summary>
    public Estimate? Error(Split split)
    {
        var mean = Mean(split, score => score.Error);
        // Splits that all do alike have no spread, and are no proof that there is none: one test set bounds it.
        if (Setup.VariesSplit && mean is { Count: > 1, StandardDeviation: 0 } && split != Split.Training && Data[split] is { } examples)
        {
            var share = Proportion.Wilson(mean.Mean, examples.Count);
            return mean with { Low = share.Low, High = share.High };
        }
        return mean?.Within(0, 1);
    }

    /// <summary>Where the error on the test set would lie with other test examples; null where the splits cover that already, or where
    /// there are no classes or no test set.</summary>
    public Proportion? TestError => !Setup.VariesSplit && Data is { IsClassification: true, Test: { } test }
        && Mean(Split.Test, score => score.Error) is { } mean ? Proportion.Wilson(mean.Mean, test.Count) : null;

    /// <summary>The same for the loss of real-valued targets: the mean over the test examples of each example's loss.</summary>
    public Estimate? TestLoss => !Setup.VariesSplit && Data is { IsClassification: false, Test: { Count: > 1 } test }
        && Loss(Split.Test) is { } mean ? TestSetLoss.Of(test, Trained, mean.Mean) : null;

    IEnumerable<TrainedNetwork> Trained => Networks.Where(network => network.Test is not null);

    /// <summary>The mean over the networks that did not diverge; null where there is none.</summary>
    Estimate? Mean(Split split, Func<Score, double> value)
    {
        var values = Networks.Select(network => network[split]).OfType<Score>().Select(value).ToArray();
        if (values.Length == 0 || !values.All(double.IsFinite))
            return null;
        if (!Setup.SplitsShareExamples)
            return Estimate.OfMean(values);
        // Two splits share most of what they are trained on: how far their training scores spread says nothing.
        return split == Split.Training
            ? Estimate.OfMean(values) with { Low = double.NegativeInfinity, High = double.PositiveInfinity }
            : ResampledMean.Of(values, (double)Data[split]!.Count / Data.Training.Count);
    }
}
