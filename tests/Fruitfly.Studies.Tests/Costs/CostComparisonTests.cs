using Fruitfly.Studies.Costs;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Costs;

public sealed class CostComparisonTests
{
    static readonly StudyForecast Forecast = new(3, 1, 99, 2, TimeSpan.FromSeconds(5), 1000)
    {
        Trials = new Dictionary<string, double> { ["a"] = 4, ["b"] = 1, ["c"] = 3 },
    };

    [Fact]
    public void Only_trials_that_were_predicted_and_came_to_their_end_are_compared()
    {
        var comparison = CostComparison.Of(
            Forecast,
            [Record("a", TrialState.Done, 6), Record("b", TrialState.Diverged, 0.1), Record("c", TrialState.Done, 1),
                Record("c", TrialState.Done, 1), Record("old", TrialState.Done, 50)],
            TimeSpan.FromSeconds(6));
        comparison.ShouldBe(new CostComparison(2, 7, 7, 2, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6)));
        comparison!.Ratio.ShouldBe(1);
    }

    [Fact]
    public void The_share_of_the_peak_is_of_trials_whose_operations_are_certain()
    {
        var forecast = Forecast with
        {
            Peak = 100,
            CertainOperations = new Dictionary<string, long> { ["a"] = 300, ["b"] = 1, ["d"] = 9 },
        };
        TrialRecord[] ended = [Record("a", TrialState.Done, 6), Record("c", TrialState.Done, 1)];
        CostComparison.Of(forecast, ended, TimeSpan.Zero)!.ShareOfPeak.ShouldBe(300 / (6 * 100.0));
        CostComparison.Of(forecast, ended[1..], TimeSpan.Zero)!.ShareOfPeak.ShouldBeNull();
        CostComparison.Of(Forecast, ended, TimeSpan.Zero)!.ShareOfPeak.ShouldBeNull();
    }

    [Fact]
    public void Where_there_is_nothing_to_compare_there_is_no_comparison()
    {
        CostComparison.Of(null, [Record("a", TrialState.Done, 6)], TimeSpan.Zero).ShouldBeNull();
        CostComparison.Of(Forecast, [Record("old", TrialState.Done, 6)], TimeSpan.Zero).ShouldBeNull();
    }

    static TrialRecord Record(string hash, TrialState state, double seconds) => new(
        0, hash, "", state, 1, null, new TrialResult(SomeCosts.Trial(7), new History([], null), 1, seconds), null);
}
