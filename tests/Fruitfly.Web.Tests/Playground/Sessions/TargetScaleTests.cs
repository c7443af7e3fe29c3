using Fruitfly.Data;
using Fruitfly.Web.Playground.Sessions;

namespace Fruitfly.Web.Tests.Playground.Sessions;

public sealed class TargetScaleTests
{
    static DataSet Of(params float[] targets) =>
        new("line", Examples.RealValued([.. targets.Select((_, i) => (float)i)], 1, targets, 1));

    [Fact]
    public void It_turns_what_is_trained_on_into_what_was_measured()
    {
        float[] raw = [12, 30, 21];
        var scale = TargetScale.Of(Of(-1.5f, 1.5f, 0), Of(raw))!;
        (scale.Mean, scale.Deviation).ShouldBe((21, 6));
    }

    [Fact]
    public void Targets_that_are_all_alike_have_none() => TargetScale.Of(Of(0, 0), Of(5, 5)).ShouldBeNull();
}
