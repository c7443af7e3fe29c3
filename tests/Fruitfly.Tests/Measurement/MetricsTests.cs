using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement;

public sealed class MetricsTests
{
    static readonly JsonElement Golden = GoldenFile.Read("metrics.json");

    public static TheoryData<string> OfClasses => [.. Named("labels")];

    public static TheoryData<string> OfValues => [.. Named("targets")];

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void Metrics_of_classes_agree_with_those_of_scikit_learn(string name)
    {
        var (probabilities, labels, classes) = Classes(name);
        foreach (var (metric, expected) in Expected(name))
            Metrics.Of(metric, probabilities, labels, classes).ShouldBe(expected, 1e-12, $"{metric}");
    }

    [Theory]
    [MemberData(nameof(OfValues))]
    public void Metrics_of_values_agree_with_those_of_scikit_learn(string name)
    {
        var golden = Golden.GetProperty(name);
        var outputs = (int)golden.Number("outputs");
        foreach (var (metric, expected) in Expected(name))
            Metrics.Of(metric, golden.Numbers("predicted"), golden.Numbers("targets"), outputs)
                .ShouldBe(expected, 1e-12, $"{metric}");
    }

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void Scores_of_each_class_agree_with_those_of_scikit_learn(string name)
    {
        var (probabilities, labels, classes) = Classes(name);
        var confusions = ConfusionMatrix.Of(Metrics.Predicted(probabilities, classes), labels, classes);
        var golden = Golden.GetProperty(name);
        confusions.Counts.ToArray().ShouldBe(golden.Numbers("confusions").Select(count => (int)count));
        var scores = ClassScore.Of(confusions);
        scores.Select(score => (double)score.Support).ShouldBe(golden.Numbers("support"));
        // Where a class is never predicted scikit-learn says 0 for its precision, and warns.
        Close(scores.Select(score => double.IsNaN(score.Precision) ? 0 : score.Precision), golden.Numbers("precision"));
        Close(scores.Select(score => score.Recall), golden.Numbers("recall"));
        Close(scores.Select(score => score.F1), golden.Numbers("f1"));
    }

    [Fact]
    public void The_golden_file_has_every_metric()
    {
        var named = Named("labels").Concat(Named("targets")).SelectMany(Expected).Select(value => value.Metric);
        named.Distinct().ShouldBe(Enum.GetValues<Metric>(), ignoreOrder: true);
    }

    [Fact]
    public void Brier_over_two_classes_is_twice_what_scikit_learn_calls_the_brier_loss()
    {
        var (probabilities, labels, _) = Classes("two classes");
        Metrics.Of(Metric.Brier, probabilities, labels, 2).ShouldBe(
            2 * Golden.GetProperty("two classes").GetProperty("values").Number("binaryBrier"), 1e-12);
    }

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void What_the_examples_add_has_the_metric_as_its_mean(string name)
    {
        var (probabilities, labels, classes) = Classes(name);
        foreach (var metric in Enum.GetValues<Metric>().Where(metric => metric.IsOfClasses))
        {
            var score = Metrics.Score(metric, probabilities, labels, classes);
            score.ByExample.Average().ShouldBe(score.Value, 1e-12, $"{metric}");
        }
    }

    [Theory]
    [InlineData("four unequal classes")]
    [InlineData("two classes with ties")]
    public void What_an_example_adds_is_what_leaving_it_out_takes_away(string name)
    {
        var (probabilities, labels, classes) = Classes(name);
        var count = labels.Length;
        foreach (var metric in (Metric[])[Metric.Accuracy, Metric.BalancedAccuracy, Metric.MacroF1, Metric.Auc,
            Metric.LogLoss])
        {
            var score = Metrics.Score(metric, probabilities, labels, classes);
            for (var left = 0; left < count; left += 13)
            {
                double[] kept = [.. probabilities.Where((_, i) => i / classes != left)];
                int[] others = [.. labels.Where((_, i) => i != left)];
                var jackknife = count * score.Value - (count - 1) * Metrics.Of(metric, kept, others, classes);
                // The jackknife takes a whole example away, and the influence an infinitely small part of one.
                score.ByExample[left].ShouldBe(jackknife, 0.15 * Math.Max(1, Math.Abs(jackknife)), $"{metric} {left}");
            }
        }
    }

    [Fact]
    public void Metrics_that_the_examples_do_not_define_are_no_numbers()
    {
        Metrics.Of(Metric.Auc, [0.5, 0.5, 0.1, 0.9], [1, 1], 2).ShouldBe(double.NaN);
        Metrics.Of(Metric.RSquared, [1, 2], [3, 3]).ShouldBe(double.NaN);
    }

    [Fact]
    public void A_class_that_no_example_has_is_left_out_of_means_over_classes()
    {
        double[] probabilities = [0.8, 0.2, 0, 0.3, 0.7, 0, 0.6, 0.4, 0];
        Metrics.Of(Metric.BalancedAccuracy, probabilities, [0, 1, 1], 3).ShouldBe(0.75);
        Metrics.Of(Metric.MacroF1, probabilities, [0, 1, 1], 3).ShouldBe(2.0 / 3, 1e-15);
        Metrics.Of(Metric.Auc, probabilities, [0, 1, 1], 3).ShouldBe(1);
    }

    [Fact]
    public void A_probability_of_0_for_the_truth_costs_much_but_not_all() =>
        Metrics.Of(Metric.LogLoss, [1, 0], [1], 2).ShouldBe(-Math.Log(double.BitIncrement(1) - 1), 1e-12);

    [Fact]
    public void Outputs_become_probabilities_however_large_they_are()
    {
        var probabilities = Metrics.Probabilities([1000, 1000, -1000, 0, 1.5f, -200], 3);
        Close(probabilities[..3], [0.5, 0.5, 0]);
        Close(probabilities[3..], [1 / (1 + Math.Exp(1.5)), 1 / (1 + Math.Exp(-1.5)), 0]);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Should.Throw<ArgumentException>(() => Metrics.Of(Metric.Error, [0.5, 0.5], [0, 1], 2));
        Should.Throw<ArgumentException>(() => Metrics.Of(Metric.Error, [], (int[])[], 2))
            .Message.ShouldContain("one example");
        Should.Throw<ArgumentException>(() => Metrics.Of(Metric.Error, [0.5, 0.5], [2], 2));
        Should.Throw<ArgumentException>(() => Metrics.Of(Metric.RSquared, [0.5, 0.5], [1], 2))
            .Message.ShouldContain("no metric of probabilities");
        Should.Throw<ArgumentException>(() => Metrics.Of(Metric.Auc, [0.5, 0.5], [1.0, 2.0]))
            .Message.ShouldContain("no metric of values");
        Should.Throw<ArgumentException>(() => Metrics.Of(Metric.RSquared, [0.5, 0.5], [1.0, 2.0, 3.0]));
        Should.Throw<ArgumentOutOfRangeException>(() => Metrics.Of((Metric)99, [0.5, 0.5], [1.0, 2.0]));
    }

    static IEnumerable<string> Named(string has) => Golden.EnumerateObject()
        .Where(member => member.Value.TryGetProperty(has, out _)).Select(member => member.Name);

    static IEnumerable<(Metric Metric, double Value)> Expected(string name) =>
        Golden.GetProperty(name).GetProperty("values").EnumerateObject()
            .Where(value => value.Name != "binaryBrier")
            .Select(value => (Enum.Parse<Metric>(value.Name, ignoreCase: true), value.Value.GetDouble()));

    static (double[] Probabilities, int[] Labels, int Classes) Classes(string name)
    {
        var golden = Golden.GetProperty(name);
        return (golden.Numbers("probabilities"), [.. golden.Numbers("labels").Select(label => (int)label)],
            (int)golden.Number("classes"));
    }

    static void Close(IEnumerable<double> actual, IReadOnlyList<double> expected)
    {
        var all = actual.ToList();
        all.Count.ShouldBe(expected.Count);
        for (var i = 0; i < all.Count; i++)
            all[i].ShouldBe(expected[i], 1e-12);
    }
}
