using Fruitfly.Training;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Tests.Playground.Runs;

public sealed class CurveLogTests
{
    static Evaluation At(int step, double loss = 1) =>
        new(step, step / 10.0, 0.1, new Score(loss, 0.5), new Score(2 * loss, 0.6), null);

    [Fact]
    public void A_reader_gets_each_point_once_in_order()
    {
        var log = new CurveLog(1, lastStep: 1000);
        log.Add(0, At(0));
        log.Add(0, At(10));
        var first = log.From(0).Points;
        log.Add(0, At(20));
        log.From(first[^1].Sequence + 1).Points.Select(point => point.Step).ShouldBe([20]);
        log.From(0).Points.Select(point => point.Step).ShouldBe([0, 10, 20]);
    }

    [Fact]
    public void A_long_curve_is_thinned_by_place_never_by_value_and_keeps_its_end()
    {
        var log = new CurveLog(1, lastStep: 9_999);
        for (var step = 0; step <= 9_999; step++)
            log.Add(0, At(step));
        var (stride, points) = log.From(0);
        stride.ShouldBe(8);
        points.Count.ShouldBeLessThanOrEqualTo(2_000);
        points.Take(points.Count - 1).ShouldAllBe(point => point.Index % 8 == 0);
        points[^1].Step.ShouldBe(9_999);
        log.Latest[0]!.Step.ShouldBe(9_999);
    }

    [Fact]
    public void A_reader_that_leaves_out_what_the_stride_leaves_out_holds_what_the_log_holds()
    {
        var log = new CurveLog(2, lastStep: 5_000);
        var (held, next) = (new List<CurvePoint>(), 0);
        for (var step = 0; step <= 5_000; step++)
        {
            log.Add(step % 2, At(step / 2 * 2));
            if (step % 37 != 0 && step != 5_000)
                continue;
            var (stride, news) = log.From(next);
            held.AddRange(news);
            next = news.Count > 0 ? news[^1].Sequence + 1 : next;
            held.RemoveAll(point => point.Index % stride != 0 && point.Step != 5_000);
        }
        held.ShouldBe(log.From(0).Points);
        held.Count.ShouldBeLessThanOrEqualTo(2_000);
    }

    [Fact]
    public void The_mean_is_over_the_seeds_that_still_train()
    {
        var log = new CurveLog(3, lastStep: 100);
        log.Add(0, At(0, 1));
        log.Add(1, At(0, 2));
        log.From(0).Points.ShouldAllBe(point => point.Place != null);
        log.End(2);
        var mean = log.From(0).Points.Single(point => point.Place is null);
        mean.Values[0].ShouldBe(1.5);
        mean.Count.ShouldBe(2);
        mean.Low![0].ShouldBeLessThan(1.5);
        mean.High![2].ShouldBeGreaterThan(3);
    }
}
