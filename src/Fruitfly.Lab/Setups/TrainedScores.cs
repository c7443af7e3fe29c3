using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Setups;

/// <summary>What trained networks score, with intervals that cover what they say they cover.</summary>
/// <param name="Networks">those that came to their end, in order</param>
public sealed record TrainedScores(SetupPlan Plan, IReadOnlyList<TrialResult> Networks)
{
    /// <summary>What the networks' predictions are worth; null where none were kept.</summary>
    public TrainedMetrics? Metrics { get; init; }

    TrainingSetup Setup => Plan.Setup;

    /// <summary>The last score of a network on a split; null where there is none, or training diverged.</summary>
    public static Score? Of(TrialResult network, Split split)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.History.Diverged ? null : network.History.Last[split];
    }

    /// <summary>The mean loss; a loss is not below 0, so its interval is not either.</summary>
    public Estimate? Loss(Split split) => Mean(split, score => score.Loss)?.Within(0, double.PositiveInfinity);

    /// <summary>The mean share of wrong predictions, its interval within 0 to 1.</summary>
    public Estimate? Error(Split split)
    {
        var mean = Mean(split, score => score.Error);
        // Splits that all do alike have no spread, and are no proof that there is none: one test set bounds it.
        if (Setup.VariesSplit && mean is { Count: > 1, StandardDeviation: 0 } && split != Split.Training
            && Plan.Size[split] is > 0 and var count)
        {
            var share = Proportion.Wilson(mean.Mean, count);
            return mean with { Low = share.Low, High = share.High };
        }
        return mean?.Within(0, 1);
    }

    /// <summary>Where the error on the test set would lie with other test examples, or with other groups of them; null
    /// where the splits cover that already, or where there are no classes, no test set or a single group.</summary>
    public Proportion? TestError
    {
        get
        {
            if (Setup.VariesSplit || Plan.Size is not { Classes: > 0, Test: > 0 and var count }
                || Mean(Split.Test, score => score.Error) is not { } mean)
                return null;
            if (Plan.Groups is null)
                return Proportion.Wilson(mean.Mean, count);
            var error = Metrics?.Rows.First(row => row.Metric == Metric.Error).Examples;
            return error is not null && double.IsFinite(error.Low)
                ? new(error.Mean, error.Low, error.High, error.Count) : null;
        }
    }

    /// <summary>The same for the loss of real-valued targets: Student's t over the test examples, or their groups,
    /// whose loss is each the mean over the networks.</summary>
    public Estimate? TestLoss
    {
        get
        {
            IReadOnlyList<float>[] all =
                [.. Networks.Where(network => !network.History.Diverged)
                    .Select(network => network.History.LossesAtEnd)];
            if (Setup.VariesSplit || all.Length == 0 || all[0].Count < 2
                || all.Any(losses => losses.Count != all[0].Count))
                return null;
            var means = Enumerable.Range(0, all[0].Count)
                .Select(example => all.Average(losses => (double)losses[example])).ToArray();
            return means.All(double.IsFinite) && means.Any(loss => loss > 0)
                && ExampleGroups.Mean(Plan.Groups, means) is { Count: > 1 } mean
                    ? mean.Within(0, double.PositiveInfinity) : null;
        }
    }

    /// <summary>A row for each split: its name, examples, loss and error, as a person reads them.</summary>
    public IEnumerable<string[]> Rows() =>
        from split in Enum.GetValues<Split>()
        where Plan.Size[split] > 0
        select (string[])
        [
            split.ToString().ToLowerInvariant(), Plan.Size[split].ToString("N0", CultureInfo.InvariantCulture),
            Cell(Loss(split), 1, ""), Cell(Error(split), 100, "%"),
        ];

    /// <summary>A mean with its interval where it has one.</summary>
    internal static string Cell(Estimate? mean, double factor, string unit) => mean switch
    {
        null => "–",
        _ when !double.IsFinite(mean.Low) => NumberText.WithUnit(factor * mean.Mean, unit),
        _ => NumberText.Measured(factor * mean.Mean, factor * mean.Low, factor * mean.High, mean.Count, unit),
    };

    /// <summary>The mean over the networks that did not diverge; null where there is none.</summary>
    Estimate? Mean(Split split, Func<Score, double> value)
    {
        var values = Networks.Select(network => Of(network, split)).OfType<Score>().Select(value).ToArray();
        if (values.Length == 0 || !values.All(double.IsFinite))
            return null;
        return OverNetworks(Plan, split, values);
    }

    /// <summary>A mean over networks, with the interval over their seeds or splits.</summary>
    internal static Estimate OverNetworks(SetupPlan plan, Split split, double[] values)
    {
        if (!plan.Setup.SplitsShareExamples)
            return Estimate.OfMean(values);
        // Two splits share most of what they are trained on: how far their training scores spread says nothing.
        return split == Split.Training
            ? Estimate.OfMean(values) with { Low = double.NegativeInfinity, High = double.PositiveInfinity }
            : ResampledMean.Of(values, (double)plan.Size[split] / plan.Size.Training);
    }
}
