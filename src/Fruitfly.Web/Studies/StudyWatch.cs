using Fruitfly.Studies;
using Fruitfly.Web.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fruitfly.Web.Studies;

/// <summary>Looks into the store while somebody watches, once for all viewers: other processes run
/// studies too, and tell no one.</summary>
sealed class StudyWatch(Laboratory laboratory)
{
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Nothing may have changed but the time: what was running is stale then, and less is left.</summary>
    static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(15);

    /// <summary>Looking takes at most this share of one core, however large the studies are.</summary>
    const double Share = 0.02;

    readonly Lock _lock = new();
    readonly ChangeSignal _changes = new();
    int _viewers;
    bool _isLooking;
    string _seen = "";
    IReadOnlyList<StudyRow> _rows = [];

    public ServerSentEventsResult<string> Follow(CancellationToken cancellation)
    {
        Enter();
        cancellation.UnsafeRegister(_ => Leave(), null);
        return LiveStream.Of(_changes, () => [new LiveEvent("studies", Volatile.Read(ref _rows))], () => false,
            laboratory.Time, cancellation);
    }

    void Enter()
    {
        lock (_lock)
        {
            Look();
            _viewers++;
            if (_isLooking)
                return;
            _isLooking = true;
            _ = Task.Run(LookOnAsync);
        }
    }

    void Leave()
    {
        lock (_lock)
            _viewers--;
    }

    async Task LookOnAsync()
    {
        var time = laboratory.Time;
        var (version, looked, took) = (0L, time.GetTimestamp(), TimeSpan.Zero);
        while (true)
        {
            await Task.Delay(took / Share > Pace ? took / Share : Pace, time);
            lock (_lock)
            {
                if (_viewers == 0)
                {
                    _isLooking = false;
                    return;
                }
                try
                {
                    var now = laboratory.Records.Changes();
                    if (now == version && time.GetElapsedTime(looked) < LookAnyway)
                        continue;
                    (version, looked) = (now, time.GetTimestamp());
                    Look();
                    took = time.GetElapsedTime(looked);
                }
                catch (Exception failure)
                    when (failure is StudyStoreException or ObjectDisposedException or InvalidOperationException)
                {
                    // The next look may succeed; the page says how old its news are.
                }
            }
        }
    }

    void Look()
    {
        var rows = StudyRow.All(laboratory.Records, laboratory.Time);
        var text = System.Text.Json.JsonSerializer.Serialize(rows, JsonFormat.Options);
        if (text == _seen)
            return;
        _seen = text;
        Volatile.Write(ref _rows, rows);
        _changes.Raise();
    }
}
