using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>Shows on standard error how far the training of some networks is: one line redrawn where a person watches, else a plain
/// line every 30 seconds and one at the end. One observer serves all of them.</summary>
sealed class StepProgress : ITrainingObserver, IDisposable
{
    static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(30);
    const string ClearLine = "\r\e[2K";

    readonly Lock _lock = new();
    readonly Terminal _terminal;
    readonly TimeProvider _time;
    readonly long _steps, _start;
    readonly ITimer _timer;
    long _taken;
    bool _ended;

    /// <param name="steps">of all networks together</param>
    public StepProgress(Terminal terminal, TimeProvider time, long steps)
    {
        (_terminal, _time, _steps, _start) = (terminal, time, steps, time.GetTimestamp());
        var interval = terminal.IsLive ? LiveEvery : PlainEvery;
        _timer = time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    public void StepTaken(int step, double batchLoss) => Interlocked.Increment(ref _taken);

    /// <summary>Ends with one line that stays.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
            _terminal.Error.WriteLine((_terminal.IsLive ? ClearLine : "") + Line(atEnd: true));
        }
    }

    void Draw()
    {
        lock (_lock)
            if (!_ended)
                _terminal.Error.Write(_terminal.IsLive ? ClearLine + Line(atEnd: false) : Line(atEnd: false) + "\n");
    }

    /// <summary>"train: 800 of 1,600 steps, 2,100/s, 0.4 s left"</summary>
    string Line(bool atEnd)
    {
        var (taken, elapsed) = (Interlocked.Read(ref _taken), _time.GetElapsedTime(_start));
        var rate = elapsed > TimeSpan.Zero ? taken / elapsed.TotalSeconds : 0;
        var rest = atEnd ? $"took {ProgressText.Duration(elapsed)}"
            : rate > 0 ? $"{ProgressText.Duration(TimeSpan.FromSeconds((_steps - taken) / rate))} left" : "just started";
        return string.Create(CultureInfo.InvariantCulture, $"train: {taken:N0} of {_steps:N0} steps, {rate:N0}/s, {rest}");
    }
}
