using Fruitfly.Studies.Verification;

namespace Fruitfly.Studies.Tests.Verification;

public sealed class TrialSampleTests
{
    static readonly List<string> Hashes = [.. SomeTrials.Many(100).Select(TrialIdentity.Hash)];

    [Fact]
    public void The_same_is_drawn_again_in_whatever_order_the_trials_come()
    {
        var sample = TrialSample.Of(Hashes, 10, seed: 3);
        sample.Count.ShouldBe(10);
        sample.ShouldBe(Hashes.Where(sample.Contains));
        TrialSample.Of([.. Hashes.AsEnumerable().Reverse()], 10, seed: 3).ShouldBe(sample, ignoreOrder: true);
        TrialSample.Of(Hashes, 10, seed: 4).ShouldNotBe(sample);
    }

    [Fact]
    public void A_larger_sample_holds_the_smaller_one() =>
        TrialSample.Of(Hashes, 10).Except(TrialSample.Of(Hashes, 20)).ShouldBeEmpty();

    [Fact]
    public void All_are_drawn_where_there_are_no_more() => TrialSample.Of(Hashes, 1000).ShouldBe(Hashes);

    [Fact]
    public void Every_trial_is_drawn_by_some_seed() =>
        Enumerable.Range(0, 200).SelectMany(seed => TrialSample.Of(Hashes, 10, (ulong)seed)).Distinct().Count()
            .ShouldBe(100);
}
