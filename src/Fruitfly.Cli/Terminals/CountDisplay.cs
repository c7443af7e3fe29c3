using System.Globalization;

namespace Fruitfly.Cli.Terminals;

/// <summary>Shows on standard error how many rows are done: one line redrawn where a person watches, else a plain line
/// every 30 seconds.</summary>
sealed class CountDisplay : IProgress<long>, IDisposable
{
    const string ClearLine = "\r\e[2K";

    readonly Lock _lock = new();
    readonly Terminal _terminal;
    readonly string _name;
    readonly ITimer _timer;
    long _rows;
    bool _isShown, _ended;

    public CountDisplay(Terminal terminal, string name, TimeProvider time)
    {
        (_terminal, _name) = (terminal, name);
        var interval = terminal.IsLive ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(30);
        _timer = time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    public void Report(long value) => Volatile.Write(ref _rows, value);

    /// <summary>Leaves nothing of a line that was redrawn.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
            if (_isShown && _terminal.IsLive)
                _terminal.Control(ClearLine);
        }
    }

    void Draw()
    {
        lock (_lock)
        {
            if (_ended)
                return;
            _isShown = true;
            var line = string.Create(CultureInfo.InvariantCulture, $"{_name}: {Volatile.Read(ref _rows):N0} rows");
            if (_terminal.IsLive)
            {
                _terminal.Control(ClearLine);
                _terminal.Error.Write(line);
            }
            else
                _terminal.Error.WriteLine(line);
        }
    }
}
