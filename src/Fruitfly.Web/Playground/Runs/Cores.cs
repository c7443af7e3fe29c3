namespace Fruitfly.Web.Playground.Runs;

/// <summary>Shares the cores among training threads: at most that many run at once, the others wait in line. A
/// thread that has run for a while and sees others waiting gives its core away and lines up again.</summary>
sealed class Cores(int count)
{
    readonly Lock _lock = new();
    readonly Queue<ManualResetEventSlim> _line = new();
    int _free = count;
    volatile bool _isWanted;

    /// <summary>Whether somebody waits for a core.</summary>
    public bool IsWanted => _isWanted;

    /// <summary>Waits for a core.</summary>
    /// <param name="turn">the caller's own, to wait at</param>
    public void Take(ManualResetEventSlim turn)
    {
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }
            turn.Reset();
            _line.Enqueue(turn);
            _isWanted = true;
        }
        turn.Wait();
    }

    /// <summary>Gives a core to the one who has waited longest.</summary>
    public void Give()
    {
        lock (_lock)
        {
            if (_line.TryDequeue(out var next))
                next.Set();
            else
                _free++;
            _isWanted = _line.Count > 0;
        }
    }
}
