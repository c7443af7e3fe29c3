using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Terminals;

/// <summary>Shows on standard error how far a study is: one line redrawn where a person watches, else a plain line every
/// 30 seconds and one at the end.</summary>
sealed class ProgressDisplay : IProgress<StudyProgress>, IDisposable
{
    static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(30);
    const string ClearLine = "\r\e[2K";

    readonly Lock _lock = new();
    readonly Terminal _terminal;
    readonly string _name;
    readonly ITimer _timer;
    StudyProgress? _latest;
    bool _ended;

    public ProgressDisplay(Terminal terminal, string name, TimeProvider time)
    {
        (_terminal, _name) = (terminal, name);
        var interval = terminal.IsLive ? LiveEvery : PlainEvery;
        _timer = time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    /// <summary>The last that was reported; null before the first.</summary>
    public StudyProgress? Latest => _latest;

    public void Report(StudyProgress value) => _latest = value;

    /// <summary>Ends with one line that stays.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
            if (_latest is { } last)
                _terminal.Error.WriteLine((_terminal.IsLive ? ClearLine : "") + ProgressText.Of(_name, last));
        }
    }

    void Draw()
    {
        lock (_lock)
            if (!_ended && _latest is { } latest)
            {
                if (_terminal.IsLive)
                    _terminal.Error.Write(ClearLine + Fit(ProgressText.Bar(_name, latest, _terminal.HasUnicode)));
                else
                    _terminal.Error.WriteLine(ProgressText.Of(_name, latest));
            }
    }

    string Fit(string line) => line.Length <= _terminal.Width ? line : line[.._terminal.Width];
}
