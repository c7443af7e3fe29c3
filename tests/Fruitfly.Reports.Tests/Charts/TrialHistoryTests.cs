using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class TrialHistoryTests
{
    [Fact]
    public void Of_very_many_trials_some_are_drawn_and_all_that_were_the_best()
    {
        // Falls at 41 places that an even choice of 2,000 leaves out.
        var chart = Draw([.. Enumerable.Range(0, 100_000).Select(k => k % 2501 == 1 ? 50 - k / 2501 : 60 + k % 7)]);

        MarkBudget.Count(chart.Specification).ShouldBeLessThan(2_200);
        var best = chart.Specification["datasets"]!["best"]!.AsArray();
        best.Count.ShouldBe(42);
        ((int)best[^1]!["x"]!, (double)best[^1]!["value"]!).ShouldBe((100_000, 11));
        chart.Caption.ShouldStartWith("100,000 trials in the order in which they ended. 2,000 of them are drawn, " +
            "evenly spread, with every one that was the best so far; the line uses all.");
    }

    [Fact]
    public void What_is_no_error_and_no_loss_has_no_best()
    {
        var chart = Draw([3, 2, 1], hasBest: false);
        chart.Specification["datasets"]!.AsObject().ContainsKey("best").ShouldBeFalse();
        chart.Caption.ShouldBe("3 trials in the order in which they ended.");
    }

    [Fact]
    public void Values_far_apart_stand_on_a_logarithmic_axis_and_diverged_trials_at_its_top()
    {
        var chart = Draw([1e-3, double.NaN, 20]);
        ((string)chart.Specification["encoding"]!["y"]!["scale"]!["type"]!).ShouldBe("log");
        var diverged = chart.Specification["datasets"]!["diverged"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)diverged["x"]!, (double)diverged["value"]!).ShouldBe((2, 100));
        chart.Caption.ShouldEndWith("▲ 1 trial diverged and has no value: at the top.");
    }

    [Fact]
    public void Nothing_finite_cannot_be_drawn() => Should.Throw<ArgumentException>(() => Draw([double.NaN]));

    static Chart Draw(double[] values, bool hasBest = true) => TrialHistory.Draw(new()
    {
        Quantity = "test loss", HasBest = hasBest,
        Points = [.. values.Select((value, k) => new HistoryPoint($"trial {k}", value))],
    });
}
