using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class WorkInPartsTests
{
    [Fact]
    public void Parts_count_by_their_work()
    {
        var shares = new Shares();
        var work = new WorkInParts(10, shares);
        var small = work.Part(2);
        small.Report(0);
        small.Report(0.5);
        var large = work.Part(8);
        large.Report(0.25);
        large.Report(1);
        shares.Heard.ShouldBe([0, 0.1, 0.4, 1], tolerance: 1e-12);
    }

    [Fact]
    public void Results_of_many_items_come_in_their_order_and_each_counts_when_it_is_there()
    {
        var shares = new Shares();
        var work = new WorkInParts(40, shares);
        work.Each(work: 2, Enumerable.Range(0, 10), item => item * item)
            .ShouldBe(Enumerable.Range(0, 10).Select(item => item * item));
        shares.Heard.ShouldBe([.. Enumerable.Range(1, 10).Select(count => count / 20.0)], tolerance: 1e-12);
        work.Part(20).Report(0.5);
        shares.Heard[^1].ShouldBe(0.75);
    }

    [Fact]
    public void Many_items_stop_at_the_next_one_after_cancelling()
    {
        using var stop = new CancellationTokenSource();
        var computed = 0;
        Should.Throw<OperationCanceledException>(() =>
            new WorkInParts(1, null, stop.Token).Each(1, Enumerable.Range(0, 1000), _ =>
        {
            stop.Cancel();
            return Interlocked.Increment(ref computed);
        }));
        computed.ShouldBeLessThanOrEqualTo(Environment.ProcessorCount);
    }
}
