using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement;

public sealed class ScoredExamplesTests
{
    const int Repetitions = 1000;

    /// <summary>Two normal classes, 1.5 apart, judged by the true probabilities: what is true of all examples is
    /// measured once on many.</summary>
    [Theory]
    [InlineData(Metric.Error, 0.90)]
    [InlineData(Metric.Accuracy, 0.95)]
    [InlineData(Metric.BalancedAccuracy, 0.90)]
    [InlineData(Metric.MacroF1, 0.95)]
    [InlineData(Metric.Auc, 0.90)]
    [InlineData(Metric.Auc, 0.95)]
    [InlineData(Metric.LogLoss, 0.95)]
    [InlineData(Metric.Brier, 0.90)]
    public void Intervals_of_metrics_of_classes_cover_the_truth_as_often_as_they_say(Metric metric, double confidence)
    {
        var random = new RandomStream(seed: 7, stream: (uint)metric);
        ScoredExamples Of(int examples)
        {
            var (probabilities, labels) = (new double[2 * examples], new int[examples]);
            for (var i = 0; i < examples; i++)
            {
                labels[i] = random.NextDouble() < 0.4 ? 1 : 0;
                var x = 1.5 * labels[i] + random.NextGaussian();
                var odds = Math.Exp(1.5 * x - 1.125) * 0.4 / 0.6;
                (probabilities[2 * i], probabilities[2 * i + 1]) = (1 / (1 + odds), odds / (1 + odds));
            }
            return Metrics.Score(metric, probabilities, labels, 2);
        }
        Coverage(Of, examples: 80, confidence).ShouldBe(confidence, 0.025);
    }

    [Theory]
    [InlineData(Metric.RootMeanSquaredError, 0.90)]
    [InlineData(Metric.MeanAbsoluteError, 0.95)]
    [InlineData(Metric.RSquared, 0.90)]
    public void Intervals_of_metrics_of_values_cover_the_truth_as_often_as_they_say(Metric metric, double confidence)
    {
        var random = new RandomStream(seed: 8, stream: (uint)metric);
        ScoredExamples Of(int examples)
        {
            double[] values = [.. Enumerable.Range(0, examples).Select(_ => random.NextGaussian())];
            double[] targets = [.. values.Select(value => value + 0.7 * random.NextGaussian())];
            return Metrics.Score(metric, values, targets);
        }
        Coverage(Of, examples: 80, confidence).ShouldBe(confidence, 0.03);
    }

    [Fact]
    public void Perfect_predictions_leave_room_as_the_rarest_class_allows()
    {
        var score = Metrics.Score(Metric.BalancedAccuracy, [1, 0, 1, 0, 1, 0, 0, 1, 0, 1], [0, 0, 0, 1, 1], 2);
        var interval = score.Interval();
        (interval.Mean, interval.High).ShouldBe((1, 1));
        interval.Low.ShouldBe(Proportion.Wilson(2, 2).Low);
    }

    [Fact]
    public void Perfect_predictions_of_any_number_of_examples_have_an_interval_up_to_1()
    {
        for (var examples = 4; examples < 60; examples++)
        {
            int[] labels = [.. Enumerable.Range(0, examples).Select(i => i % 3)];
            double[] probabilities = [.. labels.SelectMany(label =>
                Enumerable.Range(0, 3).Select(k => k == label ? 1.0 : 0.0))];
            foreach (var metric in Enum.GetValues<Metric>()
                .Where(metric => metric.IsOfClasses && metric.IsBetterLarger))
                ScoredExamples.Mean([.. Enumerable.Range(0, 3)
                    .Select(_ => Metrics.Score(metric, probabilities, labels, 3))])
                    .Interval().High.ShouldBe(1, 1e-12, $"{metric} of {examples}");
        }
    }

    [Fact]
    public void Intervals_stay_within_what_the_metric_can_be()
    {
        var loss = Metrics.Score(Metric.LogLoss, [0.99, 0.01, 0.98, 0.02, 0.6, 0.4], [0, 0, 0], 2).Interval();
        loss.Low.ShouldBe(0);
        var auc = Metrics.Score(Metric.Auc, [0.9, 0.1, 0.4, 0.6, 0.5, 0.5, 0.1, 0.9], [0, 0, 1, 1], 2).Interval();
        auc.Low.ShouldBeGreaterThan(0);
        auc.High.ShouldBeLessThan(1);
    }

    [Fact]
    public void One_example_has_no_interval() =>
        double.IsInfinity(Metrics.Score(Metric.Brier, [0.9, 0.1], [0], 2).Interval().High).ShouldBeTrue();

    [Fact]
    public void A_difference_is_paired_by_example()
    {
        var (one, other) = (
            Metrics.Score(Metric.MeanAbsoluteError, [1, 2, 3], [2, 4, 6]),
            Metrics.Score(Metric.MeanAbsoluteError, [1.5, 2.5, 3.5], [2, 4, 6]));
        var difference = one.Difference(other);
        difference.Mean.ShouldBe(0.5, 1e-15);
        (difference.Low, difference.High).ShouldBe((difference.Mean, difference.Mean), "each example differs alike");
        Should.Throw<ArgumentException>(() => one.Difference(Metrics.Score(Metric.MeanAbsoluteError, [1], [2])));
        Should.Throw<ArgumentException>(
            () => one.Difference(Metrics.Score(Metric.RSquared, [1, 2, 3], [2, 4, 6])));
    }

    [Fact]
    public void The_mean_over_networks_is_theirs_and_its_interval_is_over_examples()
    {
        var (one, other) = (
            Metrics.Score(Metric.MeanAbsoluteError, [1, 2, 3], [2, 4, 6]),
            Metrics.Score(Metric.MeanAbsoluteError, [2, 4, 5], [2, 4, 6]));
        var mean = ScoredExamples.Mean([one, other]);
        mean.Value.ShouldBe((one.Value + other.Value) / 2, 1e-15);
        mean.ByExample.ShouldBe([0.5, 1, 2]);
        Should.Throw<ArgumentException>(() => ScoredExamples.Mean([]));
    }

    [Fact]
    public void Examples_of_one_group_count_as_one_that_varies()
    {
        var score = Metrics.Score(Metric.MeanAbsoluteError, [0, 0, 0, 0], [1, 1, 3, 3]);
        var grouped = score.ByGroup([5, 5, 9, 9]);
        grouped.ByExample.ShouldBe([1, 3]);
        grouped.Interval().Mean.ShouldBe(2);
        grouped.Interval().Count.ShouldBe(2);
        (grouped.Interval().High - 2).ShouldBeGreaterThan(score.Interval().High - 2);
    }

    /// <summary>Groups of 1 to 12 examples that share a shift, as the rows of one person do.</summary>
    [Theory]
    [InlineData(Metric.Error, 0.95)]
    [InlineData(Metric.Accuracy, 0.90)]
    [InlineData(Metric.BalancedAccuracy, 0.95)]
    [InlineData(Metric.LogLoss, 0.95)]
    [InlineData(Metric.MeanAbsoluteError, 0.95)]
    public void Intervals_by_group_cover_the_truth_as_often_as_they_say_and_those_by_example_do_not(
        Metric metric, double confidence)
    {
        var random = new RandomStream(seed: 9, stream: (uint)metric);
        (ScoredExamples Score, int[] Groups) Of(int count)
        {
            int[] groups = [.. Enumerable.Range(0, count).SelectMany(group =>
                Enumerable.Repeat(group, 1 + (int)(12 * random.NextDouble())))];
            double[] shifts = [.. Enumerable.Range(0, count).Select(_ => 1.2 * random.NextGaussian())];
            double[] noise = [.. groups.Select(group => shifts[group] + random.NextGaussian())];
            if (!metric.IsOfClasses)
                return (Metrics.Score(metric, new double[noise.Length], noise), groups);
            int[] labels = [.. groups.Select(_ => random.NextDouble() < 0.4 ? 1 : 0)];
            var ones = labels.Zip(noise, (label, one) => 1 / (1 + Math.Exp(1.2 - 2.5 * label - one)));
            return (Metrics.Score(metric, [.. ones.SelectMany(one => (double[])[1 - one, one])], labels, 2), groups);
        }
        var truth = Of(60_000).Score.Value;
        var (byGroup, byExample) = (0, 0);
        for (var i = 0; i < Repetitions; i++)
        {
            var (score, groups) = Of(40);
            byGroup += Covers(score.ByGroup(groups), truth, confidence) ? 1 : 0;
            byExample += Covers(score, truth, confidence) ? 1 : 0;
        }
        (byGroup / (double)Repetitions).ShouldBe(confidence, 0.03);
        (byExample / (double)Repetitions).ShouldBeLessThan(confidence - 0.05);
    }

    [Fact]
    public void Groups_of_any_size_that_are_all_right_leave_the_room_of_so_many_groups()
    {
        var grouped = Metrics.Score(Metric.Error, [1, 0, 1, 0, 1, 0, 1, 0], [0, 0, 0, 0], 2).ByGroup([1, 1, 1, 2]);
        grouped.ByExample.ShouldBe([0, 0]);
        grouped.Interval().High.ShouldBe(Proportion.Wilson(0, 2).High);
    }

    [Fact]
    public void Groups_of_one_example_are_examples()
    {
        var score = Metrics.Score(Metric.LogLoss, [0.9, 0.1, 0.4, 0.6, 0.8, 0.2], [0, 0, 1], 2);
        var grouped = score.ByGroup([3, 1, 2]);
        grouped.ByExample.ShouldBe(score.ByExample, 1e-15);
        grouped.Interval().High.ShouldBe(score.Interval().High, 1e-12);
    }

    static bool Covers(ScoredExamples score, double truth, double confidence) =>
        score.Interval(confidence) is var interval && interval.Low <= truth && truth <= interval.High;

    static double Coverage(Func<int, ScoredExamples> of, int examples, double confidence)
    {
        var truth = of(400_000).Value;
        var covered = 0;
        for (var i = 0; i < Repetitions; i++)
            covered += Covers(of(examples), truth, confidence) ? 1 : 0;
        return (double)covered / Repetitions;
    }
}
