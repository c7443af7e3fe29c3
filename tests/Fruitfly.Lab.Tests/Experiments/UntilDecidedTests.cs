using Fruitfly.Lab.Experiments;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class UntilDecidedTests
{
    [Fact]
    public void Seeds_are_added_until_a_claim_is_decided()
    {
        var decided = Decide(new Noisy(mean: 1), TimeSpan.FromHours(1));

        decided.Open.ShouldBeEmpty();
        decided.Stopped.ShouldBeNull();
        decided.Looks.ShouldBeInRange(2, UntilDecided.MostLooks);
        decided.Report.Findings.Claims.Single().Verdict.ShouldBe(Verdict.Confirmed);
        decided.Run.Settings["seeds"].ShouldBeGreaterThan(2);
        decided.Run.Study.ShouldStartWith("noisy-quick-");
    }

    [Fact]
    public void Data_sets_grow_with_the_seeds()
    {
        var decided = Decide(new Noisy(mean: 1), TimeSpan.FromHours(1));

        decided.Run.Settings["data-sets"].ShouldBeGreaterThan(3);
    }

    [Fact]
    public void What_no_number_of_looks_decides_says_why_it_stays_open()
    {
        var decided = Decide(new Noisy(mean: 0), TimeSpan.FromHours(1));

        decided.Open.Count.ShouldBe(1);
        decided.Stopped.ShouldBe("4 looks were taken, and each is one more chance of a false verdict");
    }

    [Fact]
    public void Where_the_time_is_over_no_seeds_are_added()
    {
        var decided = Decide(new Noisy(mean: 0), TimeSpan.FromSeconds(1));

        (decided.Looks, decided.Run.Settings["seeds"]).ShouldBe((1, 2));
        decided.Stopped.ShouldBe("more seeds would take longer than is left of the time");
    }

    [Fact]
    public void An_experiment_without_seeds_has_none_to_add()
    {
        var decided = Decide(new Unseeded(), TimeSpan.FromHours(1));

        (decided.Looks, decided.Stopped).ShouldBe((1, "there are no seeds to add"));
    }

    static DecidedRun Decide(Experiment experiment, TimeSpan atMost)
    {
        var run = new ExperimentRun(experiment, new ExperimentSettings(experiment, Preset.Quick)) { Command = "run" };
        return new UntilDecided(atMost)
            .Decide(run, one => one.Run(null!, TimeProvider.System), null!, TimeProvider.System);
    }

    /// <summary>Claims that normal numbers, one for each seed, have a mean above 0.</summary>
    sealed class Noisy(double mean) : ComputedExperiment<NoisyOptions>
    {
        public override string Name => "noisy";
        public override string Title => "Numbers above 0";
        public override string Summary => "Draws a number for each seed.";
        public override string Source => "these tests";

        protected override TimeSpan PredictMeasuring(
            NoisyOptions options, TimeProvider time, MeasuringContext context) => TimeSpan.FromSeconds(options.Seeds);

        protected override Findings Measure(NoisyOptions options, MeasuringContext context) => new("", [], [],
        [
            new ClaimText(Name, "above", "They are above 0.", Source, "above").IsAbove(0,
                [.. SeedRange.From(0, options.Seeds).Select(seed => mean + new RandomStream(seed, 7).NextGaussian())]),
        ]);
    }

    sealed record NoisyOptions
    {
        [SeedCount("numbers drawn", Quick = 2, Full = 3, Minimum = 1, Maximum = 10_000)]
        public int Seeds { get; init; }

        [RepetitionCount("made of nothing", Quick = 3, Full = 3, Minimum = 1, Maximum = 100_000)]
        public int DataSets { get; init; }
    }

    sealed class Unseeded : ComputedExperiment<NoOptions>
    {
        public override string Name => "unseeded";
        public override string Title => "Numbers around 0";
        public override string Summary => "Draws the same numbers every time.";
        public override string Source => "these tests";

        protected override Findings Measure(NoOptions options, MeasuringContext context) => new("", [], [],
            [new ClaimText(Name, "above", "They are above 0.", Source, "above").IsAbove(0, [-1, 1, 0.5])]);
    }
}
