using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Choices;

public sealed class CorrectedChoiceTests
{
    [Fact]
    public void All_samples_of_few_examples_give_the_exact_correction()
    {
        var golden = GoldenFile.Read("selection.json");
        var expected = golden.GetProperty("expected");
        var choice = BootstrapCorrection.Of(new Candidates(golden.Numbers("losses"), candidates: 3));
        choice.Candidate.ShouldBe((int)expected.Number("chosen"));
        choice.Raw.ShouldBe(expected.Number("naive"), 1e-15);
        choice.Corrected.ShouldBe(expected.Number("corrected"), 1e-13);
        choice.Samples.ShouldBe((int)expected.Number("samples"));
        choice.Optimism.ShouldBe(choice.Corrected - choice.Raw);
    }

    [Fact]
    public void Candidates_that_are_equally_good_are_not_what_the_best_of_them_scored()
    {
        var (raw, bootstrap, halves) = Means(repetitions: 200, candidates: 20, gap: 0);
        raw.ShouldBeLessThan(0.42, "the best of 20 that are all 0.5");
        bootstrap.ShouldBe(0.5, 0.01);
        halves.ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void A_candidate_that_is_far_better_needs_no_correction()
    {
        var (raw, bootstrap, halves) = Means(repetitions: 50, candidates: 20, gap: 5);
        bootstrap.ShouldBe(raw, 0.01);
        halves.ShouldBe(raw, 0.01);
    }

    [Fact]
    public void The_interval_of_halves_covers_what_the_chosen_is_worth()
    {
        var random = new RandomStream(seed: 3, stream: 0);
        var covered = 0;
        for (var i = 0; i < 300; i++)
        {
            var choice = SwappedHalves.Of(Draw(random, examples: 60, candidates: 5, gap: 0), (ulong)i, halvings: 20);
            covered += choice.Low <= 0.5 && 0.5 <= choice.High ? 1 : 0;
        }
        (covered / 300.0).ShouldBeInRange(0.90, 0.99);
    }

    [Fact]
    public void The_interval_of_the_bootstrap_is_on_the_careful_side()
    {
        var random = new RandomStream(seed: 4, stream: 0);
        var covered = 0;
        for (var i = 0; i < 200; i++)
        {
            var choice = BootstrapCorrection.Of(
                Draw(random, examples: 60, candidates: 5, gap: 0), (ulong)i, samples: 300);
            covered += choice.Low <= 0.5 && 0.5 <= choice.High ? 1 : 0;
        }
        (covered / 200.0).ShouldBeInRange(0.95, 1);
    }

    [Fact]
    public void A_seed_gives_the_same_correction_again()
    {
        var candidates = Draw(new RandomStream(seed: 1, stream: 0), examples: 30, candidates: 4, gap: 0);
        BootstrapCorrection.Of(candidates, seed: 7).ShouldBe(BootstrapCorrection.Of(candidates, seed: 7));
        BootstrapCorrection.Of(candidates, seed: 7).ShouldNotBe(BootstrapCorrection.Of(candidates, seed: 8));
        SwappedHalves.Of(candidates, seed: 7).ShouldBe(SwappedHalves.Of(candidates, seed: 7));
    }

    [Fact]
    public void Of_equally_good_candidates_the_first_is_chosen() =>
        SwappedHalves.Of(new Candidates([1, 1, 2, 2], candidates: 2)).Candidate.ShouldBe(0);

    [Fact]
    public void A_metric_of_which_more_is_better_is_turned_round()
    {
        var (one, other) = (
            Metrics.Score(Metric.Accuracy, [0.9, 0.1, 0.6, 0.4], [0, 1], 2),
            Metrics.Score(Metric.Accuracy, [0.9, 0.1, 0.4, 0.6], [0, 1], 2));
        var choice = SwappedHalves.Of(Candidates.Of([one, other]));
        (choice.Candidate, choice.Raw).ShouldBe((1, -1));
        Should.Throw<ArgumentException>(() => Candidates.Of([one, Metrics.Score(Metric.Brier, [0.9, 0.1], [0], 2)]));
    }

    [Fact]
    public void Losses_that_cannot_be_compared_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Candidates([1, 2, 3], 2));
        Should.Throw<ArgumentException>(() => new Candidates([], 2));
        Should.Throw<ArgumentException>(() => new Candidates([1, double.NaN], 2)).Message.ShouldContain("finite");
        Should.Throw<ArgumentException>(() => BootstrapCorrection.Of(new Candidates([1, 2], 2)));
        Should.Throw<ArgumentException>(() => SwappedHalves.Of(new Candidates([1, 2], 2)));
    }

    static (double Raw, double Bootstrap, double Halves) Means(int repetitions, int candidates, double gap)
    {
        var random = new RandomStream(seed: 2, stream: 0);
        var (raw, bootstrap, halves) = (0.0, 0.0, 0.0);
        for (var i = 0; i < repetitions; i++)
        {
            var drawn = Draw(random, examples: 40, candidates, gap);
            var choice = BootstrapCorrection.Of(drawn, (ulong)i, samples: 200);
            (raw, bootstrap) = (raw + choice.Raw / repetitions, bootstrap + choice.Corrected / repetitions);
            halves += SwappedHalves.Of(drawn, (ulong)i, halvings: 20).Corrected / repetitions;
        }
        return (raw, bootstrap, halves);
    }

    /// <summary>Losses around 0.5, of all candidates but the first larger by the gap.</summary>
    static Candidates Draw(RandomStream random, int examples, int candidates, double gap) => new(
        [.. Enumerable.Range(0, examples * candidates)
            .Select(i => 0.5 + (i % candidates == 0 ? 0 : gap) + 0.3 * random.NextGaussian())], candidates);
}
