namespace Fruitfly.Studies.Postgres;

/// <summary>Waits longer and longer between tries, and gives up after some time. Processes of other numbers wait for
/// other times, so that a server that comes back is not stormed.</summary>
sealed class BackOff(TimeProvider time, TimeSpan patience)
{
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromSeconds(5);

    readonly long _began = time.GetTimestamp();
    TimeSpan _next = First;

    public bool IsOver => time.GetElapsedTime(_began) >= patience;

    public void Wait()
    {
        var share = 0.75 + 0.5 * (Environment.ProcessId * 0.6180339887 % 1);
        Thread.Sleep(_next * share);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
    }
}
