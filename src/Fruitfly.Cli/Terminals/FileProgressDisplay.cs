using System.Globalization;
using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Terminals;

/// <summary>Shows on standard error how far a file is read, where it is large and takes more than a second: one line
/// redrawn where a person watches, else a plain line every 30 seconds and one at the end.</summary>
sealed class FileProgressDisplay : IProgress<FileProgress>, IDisposable
{
    static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);
    const int SmallBytes = 1 << 20;
    const string ClearLine = "\r\e[2K";

    readonly Lock _lock = new();
    readonly Terminal _terminal;
    readonly TimeProvider _time;
    readonly long _began;
    readonly ITimer _timer;
    FileProgress? _latest;
    bool _ended;

    public FileProgressDisplay(Terminal terminal, TimeProvider time)
    {
        (_terminal, _time, _began) = (terminal, time, time.GetTimestamp());
        var interval = terminal.IsLive ? LiveEvery : PlainEvery;
        _timer = time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    /// <summary>Reads files and shows how far each is.</summary>
    public static Func<string, DataFileOptions, DescribedFile> Reader(
        Terminal terminal, TimeProvider time, CancellationToken cancellation) => (path, options) =>
    {
        using var progress = new FileProgressDisplay(terminal, time);
        return DescribedFile.Read(path, options with { Progress = progress, Cancellation = cancellation });
    };

    public void Report(FileProgress value)
    {
        lock (_lock)
            _latest = value;
    }

    /// <summary>Ends with one line that stays, where it took its time.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
            if (_latest is not { TotalBytes: > SmallBytes } last || Elapsed < Quick)
                return;
            if (_terminal.IsLive)
                _terminal.Control(ClearLine);
            _terminal.Error.WriteLine($"{Read(last)}, took {ProgressText.Duration(Elapsed)}");
        }
    }

    TimeSpan Elapsed => _time.GetElapsedTime(_began);

    void Draw()
    {
        lock (_lock)
        {
            if (_ended || _latest is not { TotalBytes: > SmallBytes } latest || Elapsed < Quick)
                return;
            var line = $"{Read(latest)}, {Left(latest)}";
            if (!_terminal.IsLive)
            {
                _terminal.Error.WriteLine(line);
                return;
            }
            _terminal.Control(ClearLine);
            _terminal.Error.Write(line.Length <= _terminal.Width ? line : line[.._terminal.Width]);
        }
    }

    static string Read(FileProgress progress) => string.Create(CultureInfo.InvariantCulture,
        $"{Path.GetFileName(progress.File)}: {progress.Rows:N0} rows, {progress.Bytes / 1e6:N0} of "
        + $"{progress.TotalBytes / 1e6:N0} MB read");

    string Left(FileProgress progress)
    {
        var share = progress.TotalBytes == 0 ? 1 : Math.Min(1, (double)progress.Bytes / progress.TotalBytes);
        return share == 0 ? "just started" : $"{ProgressText.Duration(Elapsed * ((1 - share) / share))} left";
    }
}
