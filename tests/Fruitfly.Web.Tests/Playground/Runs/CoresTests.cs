using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Tests.Playground.Runs;

public sealed class CoresTests
{
    [Fact]
    public void Never_more_run_at_once_than_there_are_and_all_have_run()
    {
        var cores = new Cores(2);
        var (running, most, done) = (0, 0, 0);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            using var turn = new ManualResetEventSlim();
            for (var i = 0; i < 200; i++)
            {
                cores.Take(turn);
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                Thread.Yield();
                Interlocked.Decrement(ref running);
                cores.Give();
            }
            Interlocked.Increment(ref done);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        done.ShouldBe(8);
        most.ShouldBeLessThanOrEqualTo(2);
        cores.IsWanted.ShouldBeFalse();
    }

    static void InterlockedMax(ref int place, int value)
    {
        for (var now = Volatile.Read(ref place); value > now; now = Volatile.Read(ref place))
            if (Interlocked.CompareExchange(ref place, value, now) == now)
                return;
    }
}
