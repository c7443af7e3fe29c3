using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.SelfTests;

namespace Fruitfly.Lab.Tests.Diagnoses.SelfTests;

public sealed class CheckedVerdictTests
{
    [Theory]
    [InlineData(ActionVerdict.Shown, 2.0, true, true)]
    [InlineData(ActionVerdict.Excluded, 2.0, true, false)]
    [InlineData(ActionVerdict.Shown, -0.5, true, false)]
    [InlineData(ActionVerdict.Excluded, 0.2, true, true)]
    [InlineData(ActionVerdict.Shown, 1.2, false, true)]
    [InlineData(ActionVerdict.Possible, 2.0, false, false)]
    [InlineData(ActionVerdict.Refused, 2.0, false, false)]
    public void A_verdict_is_judged_where_it_and_the_truth_are_clear(
        ActionVerdict verdict, double gain, bool isJudged, bool isRight)
    {
        var one = new CheckedVerdict(DiagnosisAction.MoreData, verdict, gain, Worth: 1);
        one.IsJudged.ShouldBe(isJudged);
        one.IsRight.ShouldBe(isRight);
    }
}
