using Fruitfly.Web.Live;

namespace Fruitfly.Web.Tests.Live;

public sealed class LiveStreamTests
{
    /// <summary>A clock on which every wait ends at once, and which counts how long they would have been.</summary>
    sealed class ImpatientTime : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero && dueTime < LiveStream.Heartbeat)
            {
                Waited += dueTime;
                dueTime = TimeSpan.Zero;
            }
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    [Fact]
    public async Task Changes_between_two_looks_become_one_event()
    {
        var (changes, time, value) = (new ChangeSignal(), new ImpatientTime(), 0);
        var seen = new List<string>();
        await foreach (var item in LiveStream.Follow(changes, () => [new LiveEvent("value", value)], () => value >= 200,
            time, CancellationToken.None))
        {
            seen.Add($"{item.EventType} {item.Data}");
            for (var i = 0; i < 100; i++)
            {
                value++;
                changes.Raise();
            }
        }
        seen.ShouldBe(["value 0", "value 100", "value 200", "end null"]);
        time.Waited.ShouldBe(2 * LiveStream.Pace);
    }

    [Fact]
    public async Task The_last_news_comes_before_the_end()
    {
        var items = new List<string>();
        await foreach (var item in LiveStream.Follow(new(), () => [new LiveEvent("value", 7, "3")], () => true,
            TimeProvider.System, CancellationToken.None))
            items.Add($"{item.EventType} {item.EventId} {item.Data}");
        items.ShouldBe(["value 3 7", "end  null"]);
    }

    [Fact]
    public async Task A_viewer_that_goes_away_ends_its_stream()
    {
        using var away = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in LiveStream.Follow(new(), () => [new LiveEvent("value", 1)], () => false,
                TimeProvider.System, away.Token))
                await away.CancelAsync();
        });
    }
}
