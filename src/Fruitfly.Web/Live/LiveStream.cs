using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fruitfly.Web.Live;

/// <summary>Server-sent events about something that changes: at most four a second for each viewer, and a sign of life
/// where nothing changes.</summary>
static class LiveStream
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>A page that has heard nothing for longer calls its stream broken.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <param name="news">what this viewer has not seen yet; asked at once and then after changes. The function keeps
    /// the viewer's place. A viewer that comes back names the last event it had in the query <c>after</c>.</param>
    /// <param name="hasEnded">whether nothing more will come once <paramref name="news"/> has been asked</param>
    public static ServerSentEventsResult<string> Of(
        ChangeSignal changes, Func<IEnumerable<LiveEvent>> news, Func<bool> hasEnded, TimeProvider time,
        CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(Follow(changes, news, hasEnded, time, cancellation));

    /// <summary>The stream of something that is over: its end, and nothing before. A page that comes back to it learns
    /// so without an error.</summary>
    public static ServerSentEventsResult<string> Ended(TimeProvider time, CancellationToken cancellation) =>
        Of(new ChangeSignal(), () => [], () => true, time, cancellation);

    internal static async IAsyncEnumerable<SseItem<string>> Follow(
        ChangeSignal changes, Func<IEnumerable<LiveEvent>> news, Func<bool> hasEnded, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var version = changes.Version;
            var isLast = hasEnded(); // before the news, so that nothing comes after the last of them
            foreach (var item in news())
                yield return new SseItem<string>(JsonSerializer.Serialize(item.Data, JsonFormat.Options),
                    item.Kind)
                { EventId = item.Id };
            if (isLast)
            {
                yield return new SseItem<string>("null", "end");
                yield break;
            }
            await Task.Delay(Pace, time, cancellation);
            while (!await Changed(changes, version, time, cancellation))
                yield return new SseItem<string>("null", "alive");
        }
    }

    // False where the time for a sign of life came first.
    static async Task<bool> Changed(
        ChangeSignal changes, long version, TimeProvider time, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await changes.WaitBeyond(version, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>One piece of news.</summary>
/// <param name="Kind">the event's name, which the page listens for</param>
/// <param name="Id">from where the viewer goes on after a break; null where it starts again</param>
sealed record LiveEvent(string Kind, object Data, string? Id = null);
