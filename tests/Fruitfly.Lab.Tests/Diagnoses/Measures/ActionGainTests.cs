using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Tests.Diagnoses.Measures;

public class ActionGainTests
{
    [Theory]
    [InlineData(0.3, 0.5, 0.2, ActionVerdict.Shown)]
    [InlineData(0.1, 0.5, 0.2, ActionVerdict.Possible)]
    [InlineData(-0.5, 0.1, 0.2, ActionVerdict.Excluded)]
    [InlineData(0, 0.5, 0, ActionVerdict.Possible)]
    [InlineData(-0.2, 0, 0, ActionVerdict.Excluded)]
    public void An_action_is_claimed_where_even_the_low_end_of_its_gain_is_worth_having(
        double low, double high, double worth, ActionVerdict verdict) =>
        ActionGain.Of(DiagnosisAction.Ensemble, "five", new((low + high) / 2, low, high), worth, "measured").Verdict
            .ShouldBe(verdict);

    [Fact]
    public void What_lies_beyond_the_tests_of_a_forecast_is_possible_and_not_shown()
    {
        var gain = ActionGain.Of(DiagnosisAction.MoreData, "ten times", new(0.4, 0.3, 0.5), 0.1, "forecast");
        (gain with { IsBeyondTests = false }).Verdict.ShouldBe(ActionVerdict.Shown);
        (gain with { IsBeyondTests = true }).Verdict.ShouldBe(ActionVerdict.Possible);
        var excluded = ActionGain.Of(DiagnosisAction.MoreData, "ten times", new(0, -0.1, 0.01), 0.1, "forecast");
        (excluded with { IsBeyondTests = true }).Verdict.ShouldBe(ActionVerdict.Excluded);
    }
}
