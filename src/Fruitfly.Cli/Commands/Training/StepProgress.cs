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
    readonly long _start;
    readonly ITimer _timer;
    long _steps, _taken;
    bool _ended;

    /// <param name="steps">of all networks together</param>
    public StepProgress(Terminal terminal, TimeProvider time, long steps)
    {
        (_terminal, _time, _steps, _start) = (terminal, time, steps, time.GetTimestamp());
        var interval = terminal.IsLive ? LiveEvery : PlainEvery;
        _timer = time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    /// <summary>One network takes that many steps more, or fewer, than was expected.</summary>
    public void Expect(int more) => Interlocked.Add(ref _steps, more);

    public void StepTaken(int step, double batchLoss) => Interlocked.Increment(ref _taken);

    /// <summary>Ends with one line that stays.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
            if (_terminal.IsLive)
                _terminal.Control(ClearLine);
            _terminal.Error.WriteLine(Line(atEnd: true));
        }
    }

    void Draw()
    {
        lock (_lock)
            if (_ended)
                return;
            else if (_terminal.IsLive)
            {
                _terminal.Control(ClearLine);
                _terminal.Error.Write(Line(atEnd: false));
            }
            else
                _terminal.Error.WriteLine(Line(atEnd: false));
    }

    /// <summary>"train: 800 of 1,600 steps, 2,100/s, 0.4 s left"</summary>
    string Line(bool atEnd)
    {
        var (taken, elapsed) = (Interlocked.Read(ref _taken), _time.GetElapsedTime(_start));
        var steps = Interlocked.Read(ref _steps);
        var rate = elapsed > TimeSpan.Zero ? taken / elapsed.TotalSeconds : 0;
        var rest = atEnd ? $"took {ProgressText.Duration(elapsed)}"
            : rate > 0 ? $"{ProgressText.Duration(TimeSpan.FromSeconds((steps - taken) / rate))} left" : "just started";
        return string.Create(CultureInfo.InvariantCulture, $"train: {taken:N0} of {steps:N0} steps, {rate:N0}/s, {rest}");
    }
}
