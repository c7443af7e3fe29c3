namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>A server whose cores take one request after another, in the order of their arrival.</summary>
sealed class SimulatedServer
{
    readonly PriorityQueue<int, double> _free = new();

    public SimulatedServer(int cores)
    {
        for (var core = 0; core < cores; core++)
            _free.Enqueue(core, 0);
    }

    public double Busy { get; private set; }

    public long Requests { get; private set; }

    /// <param name="at">when it arrives, not before the one asked last</param>
    /// <param name="seconds">of one core</param>
    /// <returns>when it is done</returns>
    public double Serve(double at, double seconds)
    {
        _free.TryDequeue(out var core, out var free);
        var done = Math.Max(at, free) + seconds;
        _free.Enqueue(core, done);
        Busy += seconds;
        Requests++;
        return done;
    }
}
