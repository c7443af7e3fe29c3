using Fruitfly.Studies;

namespace Fruitfly.Cli.Terminals;

/// <summary>Shows on standard error how far a study is: one line redrawn where a person watches, else a plain line
/// every 30 seconds and one at the end.</summary>
sealed class ProgressDisplay : IProgress<StudyProgress>, IDisposable
{
    static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(30);
    const string ClearLine = "\r\e[2K";

    readonly Lock _lock = new();
    readonly Terminal _terminal;
    readonly string _name;
    readonly TimeSpan? _after;
    readonly TimeSpan _measuring;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    Reported? _latest;
    bool _ended, _isInBackground;

    /// <param name="after">what comes after it will take. Default: null, nothing does.</param>
    /// <param name="measuring">what its measuring will take, after its trials</param>
    public ProgressDisplay(
        Terminal terminal, string name, TimeProvider time, TimeSpan? after = null, TimeSpan measuring = default)
    {
        (_terminal, _name, _time, _after, _measuring) = (terminal, name, time, after, measuring);
        var interval = terminal.IsLive ? LiveEvery : PlainEvery;
        _timer = time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    /// <summary>The last that was reported; null before the first.</summary>
    public StudyProgress? Latest => _latest?.Progress;

    public void Report(StudyProgress value) => _latest = new(value, _time.GetTimestamp());

    /// <summary>Shows no more than the line at the end: another display has the place.</summary>
    public void GoToBackground()
    {
        lock (_lock)
            _isInBackground = true;
    }

    /// <summary>Ends with one line that stays.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            var hasEnded = _ended;
            _ended = true;
            if (hasEnded || _latest is not { } last)
                return;
            if (_terminal.IsLive)
                _terminal.Control(ClearLine);
            _terminal.Error.WriteLine(ProgressText.Of(_name, last.Progress));
        }
    }

    void Draw()
    {
        lock (_lock)
            if (!_ended && !_isInBackground && _latest is { } latest)
            {
                var progress = latest.After(_time.GetElapsedTime(latest.At));
                var line = ProgressText.Of(_name, progress, After(progress));
                if (_terminal.IsLive)
                {
                    _terminal.Control(ClearLine);
                    _terminal.Error.Write(
                        Fit(ProgressText.Bar(_name, progress, _terminal.HasUnicode, After(progress)), line));
                }
                else
                    _terminal.Error.WriteLine(line);
            }
    }

    TimeSpan? After(StudyProgress progress) => progress.Measured is null ? _after + _measuring : _after;

    string Fit(string withBar, string line) =>
        withBar.Length <= _terminal.Width ? withBar : line.Length <= _terminal.Width ? line : line[.._terminal.Width];

    sealed record Reported(StudyProgress Progress, long At)
    {
        /// <summary>Between two reports only time passes, which may be minutes where a trial is long.</summary>
        public StudyProgress After(TimeSpan since) => Progress with
        {
            Elapsed = Progress.Elapsed + since,
            Remaining = Progress.Remaining is { } left
                ? TimeSpan.FromTicks(Math.Max(0, left.Ticks - since.Ticks)) : null,
        };
    }
}
