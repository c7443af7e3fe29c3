namespace Fruitfly.Studies.Cluster;

/// <summary>Cuts trials into tasks of about one length: the longest trial first, each to the task that has the least to
/// do so far (Graham 1969), so that slow trials spread and all tasks end at about the same time.</summary>
static class TaskCutting
{
    /// <param name="seconds">predicted for each trial</param>
    /// <param name="length">of a task in seconds</param>
    /// <param name="most">tasks that there may be</param>
    /// <returns>the numbers of each task's trials, the longest first</returns>
    public static IReadOnlyList<int[]> Cut(IReadOnlyList<double> seconds, double length, int most = int.MaxValue)
    {
        if (seconds.Count == 0)
            return [];
        var wanted = Math.Ceiling(seconds.Sum() / length);
        var tasks = new List<int>[(int)Math.Clamp(wanted, 1, Math.Min(most, seconds.Count))];
        var loads = new PriorityQueue<int, (double Seconds, int Task)>();
        for (var task = 0; task < tasks.Length; task++)
        {
            tasks[task] = [];
            loads.Enqueue(task, (0, task));
        }
        foreach (var trial in Enumerable.Range(0, seconds.Count).OrderByDescending(trial => seconds[trial]))
        {
            loads.TryDequeue(out var task, out var load);
            tasks[task].Add(trial);
            loads.Enqueue(task, (load.Seconds + seconds[trial], task));
        }
        return [.. tasks.Select(task => task.ToArray())];
    }
}
