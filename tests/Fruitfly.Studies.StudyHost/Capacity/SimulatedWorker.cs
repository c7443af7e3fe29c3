namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>A worker process that runs one trial at a time.</summary>
sealed class SimulatedWorker(int node)
{
    public int Node { get; } = node;

    /// <summary>Raised with each death: what was under way before is void.</summary>
    public int Life { get; private set; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Claimed, in the order in which they are to run; the first one runs, or is started.</summary>
    public Queue<int> Claimed { get; } = [];

    /// <returns>what it had claimed</returns>
    public int[] Die()
    {
        int[] lost = [.. Claimed];
        Claimed.Clear();
        (Life, IsAlive) = (Life + 1, false);
        return lost;
    }

    public void Return() => IsAlive = true;
}
