using Fruitfly.Measurement.Choices;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Choices;

public sealed class BestSettingsTests
{
    [Fact]
    public void What_is_worse_with_every_seed_is_left_out_and_what_the_seeds_do_not_tell_apart_stays()
    {
        var settings = BestSettings.Of(
        [
            5.0, 6.0, 5.6, 5.2,
            1.0, 2.0, 1.5, 1.2,
            1.1, 1.9, 1.7, 1.1,
        ], repetitions: 4);
        settings.Select(setting => setting.IsBest).ShouldBe([false, true, false]);
        settings.Select(setting => setting.IsWorse).ShouldBe([true, false, false]);
        settings[2].Difference.Mean.ShouldBe(0.025, 1e-12);
    }

    [Fact]
    public void One_seed_tells_nothing_apart() =>
        BestSettings.Of([1, 100, 2], repetitions: 1).ShouldAllBe(setting => !setting.IsWorse);

    [Fact]
    public void A_constant_difference_is_one_once_chance_seldom_makes_so_many_alike()
    {
        double[] losses = [1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7];
        BestSettings.Of(losses, repetitions: 6).Select(setting => setting.IsWorse).ShouldBe([false, true]);
        BestSettings.Of([1, 2, 2, 3, 1, 2], repetitions: 2).ShouldAllBe(setting => !setting.IsWorse);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    [InlineData(3, 20)]
    public void The_truly_best_stays_in_the_list_about_as_often_as_the_confidence_says(int equal, int worse)
    {
        var random = new RandomStream(seed: 6, stream: (uint)(equal + worse));
        const int Repetitions = 500, Seeds = 5;
        var kept = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            double[] losses = [.. Enumerable.Range(0, (equal + worse) * Seeds)
                .Select(i => (i / Seeds < equal ? 0 : 3) + random.NextGaussian())];
            kept += BestSettings.Of(losses, Seeds)[0].IsWorse ? 0 : 1;
        }
        (kept / (double)Repetitions).ShouldBeGreaterThan(0.93);
    }

    [Fact]
    public void Rows_that_are_not_full_are_refused() =>
        Should.Throw<ArgumentException>(() => BestSettings.Of([1, 2, 3], repetitions: 2));
}
