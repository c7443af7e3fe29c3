using System.Globalization;

namespace Fruitfly.Web.Runs;

/// <summary>What the trials of a run that have ended say so far. It is computed when a page asks for it, every few
/// seconds at most, and takes no more than a tenth of the time, however many trials there are.</summary>
/// <param name="measure">computes it; null where there is nothing to see</param>
sealed class Growing<T>(Func<T?> measure, TimeProvider time) where T : class
{
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    const double Share = 0.1;

    readonly Lock _told = new();
    readonly Lock _computing = new();
    int _ended;
    long _at;
    TimeSpan _wait = TimeSpan.Zero;
    string? _version;
    (string Version, T? Content)? _latest;

    /// <summary>Another text once there is more to see; null before there is anything.</summary>
    public string? Version => Volatile.Read(ref _version);

    /// <summary>Says how many trials have ended, as often as anybody likes.</summary>
    /// <param name="isLast">whether nothing more will come, so that it is not too early</param>
    public void Tell(int ended, bool isLast = false)
    {
        lock (_told)
        {
            if (ended == _ended && !isLast || ended == 0 || !isLast && time.GetElapsedTime(_at) < _wait)
                return;
            (_ended, _at, _wait) = (ended, time.GetTimestamp(), _wait > Pace ? _wait : Pace);
            _version = string.Create(CultureInfo.InvariantCulture, $"{ended}-{_at:x}");
        }
    }

    /// <summary>The newest of it, with its version.</summary>
    /// <returns>null where there is nothing to see yet</returns>
    public (string Version, T? Content)? Find()
    {
        lock (_computing)
        {
            if (Version is not { } version)
                return null;
            if (_latest?.Version == version)
                return _latest;
            var began = time.GetTimestamp();
            var content = measure();
            lock (_told)
                _wait = time.GetElapsedTime(began) / Share;
            return _latest = (version, content);
        }
    }
}
