using System.Text.Json;
using Fruitfly.Measurement.Labels;
using Fruitfly.Tests.Golden;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Tests.Measurement.Labels;

public sealed class ConfidentLearningTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Thresholds_joint_and_suspects_are_those_of_the_golden_file(int number)
    {
        var example = GoldenFile.Read("confident-learning.json").GetProperty("cases")[number];
        int[] labels = Whole(example, "label");
        var classes = example.Numbers("P").Length / labels.Length;
        var found = ConfidentLearning.Of(example.Numbers("P"), labels, classes);
        var expected = example.GetProperty("expected");
        found.Thresholds.ShouldAgree(expected.Numbers("thresholds"), 1e-12, "thresholds");
        found.Guesses.ToArray().ShouldBe(Whole(expected, "guess"));
        found.ConfidentJoint.ToArray().ShouldBe(Whole(expected, "confident_joint"));
        found.Joint.ShouldAgree(expected.Numbers("joint"), 1e-12, "joint");
        found.OffDiagonal.ShouldBe(expected.Number("noise_rate"), 1e-12);
        found.Suspects.Select(suspect => suspect.Row).ShouldBe(Whole(expected, "issues"));
        Agreement.ShouldAgree(
            found.Suspects.Select(suspect => suspect.Margin).ToArray(), expected.Numbers("margins"), 1e-12, "margins");

        var (prior, given) = (new double[classes], new double[classes * classes]);
        for (var i = 0; i < given.Length; i++)
            prior[i % classes] += found.Joint[i];
        for (var i = 0; i < given.Length; i++)
            given[i] = found.Joint[i] / prior[i % classes];
        Agreement.ShouldAgree(prior, expected.Numbers("true_prior"), 1e-12, "prior");
        Agreement.ShouldAgree(given, expected.Numbers("noise_matrix"), 1e-12, "given label by true class");
    }

    [Fact]
    public void With_exact_probabilities_it_takes_the_overlap_of_classes_for_noise_as_the_theory_says()
    {
        const int points = 2000, copies = 10;
        double[] standard = [.. Enumerable.Range(0, points * copies)
            .Select(i => Normal.InvCDF(0, 1, (i + 0.5) / points / copies))];
        foreach (var row in GoldenFile.Read("truth-confident-learning.json").GetProperty("rows").EnumerateArray())
        {
            var (delta, rate) = (row.Number("delta"), row.Number("true_flip_rate"));
            var (probabilities, labels) = (new double[standard.Length * 4], new int[standard.Length * 2]);
            for (var i = 0; i < labels.Length; i++)
            {
                // Every tenth row of a class, twice as many or none of them flipped.
                var (x, label) = (standard[i / 2] + delta * (i % 2 - 0.5), i % 2);
                labels[i] = i / 2 % copies < Math.Round(rate * copies) ? 1 - label : label;
                var second = rate + (1 - 2 * rate) / (1 + Math.Exp(-delta * x));
                (probabilities[2 * i], probabilities[2 * i + 1]) = (1 - second, second);
            }
            var found = ConfidentLearning.Of(probabilities, labels, classes: 2);
            var what = $"distance {delta}, rate {rate}";
            found.Thresholds[0].ShouldBe(row.Numbers("thresholds")[0], 1e-4, what);
            var (flagged, kept) = Shares(found.Thresholds[0], delta, rate);
            (found.Suspects.Count / (double)labels.Length).ShouldBe(flagged, 1e-4, what);
            found.OffDiagonal.ShouldBe(flagged / (flagged + kept), 2e-4, what);
            // The golden file's grid of inputs is coarser than its numbers are long: it misses the closed form.
            flagged.ShouldBe(row.Number("flagged_share"), 2e-3, what);
            (flagged / (flagged + kept)).ShouldBe(row.Number("estimated_noise_rate"), 2e-3, what);
            var bound = FlipRateBound.Of(probabilities, labels, classes: 2);
            bound.Most.ShouldBeGreaterThan(rate, what);
        }
    }

    [Fact]
    public void A_row_may_have_no_guess_and_a_class_without_rows_is_never_guessed()
    {
        // Class 2 labels no row. Row 1 reaches no threshold.
        var found = ConfidentLearning.Of([0.9, 0.05, 0.05, 0.1, 0.4, 0.5, 0.3, 0.6, 0.1], [0, 0, 1], classes: 3);
        double.IsNaN(found.Thresholds[2]).ShouldBeTrue();
        found.Guesses.ToArray().ShouldBe([0, ConfidentLearning.NoGuess, 1]);
        found.Joint.ShouldAgree([2 / 3.0, 0, 0, 0, 1 / 3.0, 0, 0, 0, 0], 1e-12, "joint");
        Should.Throw<ArgumentException>(() => ConfidentLearning.Of([0.5, double.NaN], [0], 2)).Message.ShouldContain(
            "not a finite number");
    }

    [Fact]
    public void The_bound_of_the_flip_rate_counts_the_most_confident_rows()
    {
        double[] confidences = [0.99, 0.98, 0.97, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6];
        double[] probabilities = [.. confidences.SelectMany(p => new[] { p, 1 - p })];
        var bound = FlipRateBound.Of(probabilities, [0, 1, 0, 1, 1, 1, 1, 1, 1, 1], classes: 2, share: 0.3);
        (bound.Rows, bound.Error).ShouldBe((3, 1 / 3.0));
        bound.Most.ShouldBe(Fruitfly.Measurement.Proportion.Wilson(1, 3, 0.9).High, 1e-12);
        Should.Throw<ArgumentException>(() => FlipRateBound.Of([0.5, 0.5], [2], 2)).Message.ShouldContain("Label 2");
        Should.Throw<ArgumentException>(() => FlipRateBound.Of([0.5], [0], 2)).Message.ShouldContain("1 probabilities");
    }

    [Fact]
    public void Flipped_labels_leave_a_share_of_every_difference_between_errors()
    {
        // Errors e on clean labels are e(1 − p) + (1 − e)p on flipped ones: a difference shrinks by 1 − 2p.
        SymmetricFlips.ShareLeft(0.1, 2).ShouldBe(0.8, 1e-15);
        SymmetricFlips.ShareLeft(0.18, 10).ShouldBe(0.8, 1e-15); // 20 % drawn again from ten classes
        Should.Throw<ArgumentOutOfRangeException>(() => SymmetricFlips.ShareLeft(1.1, 2));
    }

    /// <summary>The shares of rows that are confident in the class that is not their label, and in their label, for two
    /// Gaussians and labels flipped at a rate.</summary>
    static (double Flagged, double Kept) Shares(double threshold, double delta, double rate)
    {
        var clean = (threshold - rate) / (1 - 2 * rate);
        var cut = Math.Log(clean / (1 - clean)) / delta;
        return (Mixed(cut), 1 - Mixed(-cut));

        double Mixed(double from) =>
            (1 - rate) * Normal.CDF(0, 1, -from - delta / 2) + rate * Normal.CDF(0, 1, -from + delta / 2);
    }

    static int[] Whole(JsonElement element, string name) => [.. element.Numbers(name).Select(number => (int)number)];
}
