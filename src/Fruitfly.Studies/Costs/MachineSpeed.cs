using Fruitfly.Data;

namespace Fruitfly.Studies.Costs;

/// <summary>How fast a machine runs the trials of a study.</summary>
/// <param name="curves">by family of shapes</param>
/// <param name="loading">the seconds in which a data set of a size is made or read</param>
sealed class MachineSpeed(IReadOnlyDictionary<string, SpeedCurve> curves, IReadOnlyDictionary<DataSize, double> loading)
{
    /// <summary>The most floating-point operations that a core did in a second while the others did the same; 0 where
    /// that was not measured.</summary>
    public double Peak { get; init; }

    /// <summary>Where the speeds of the shapes come from.</summary>
    public SpeedSource Source { get; init; }

    /// <summary>How fast networks of one shape train.</summary>
    public ShapeSpeed Of(TrainingShape shape) => curves[shape.Family].Of(shape);

    /// <summary>The seconds in which a data set of that size is made or read.</summary>
    public double LoadingOf(DataSize data) => loading[data];

    /// <summary>The seconds of every trial, in their order; the first with a data
    /// set loads it for the others.</summary>
    public IReadOnlyList<double> SecondsOf(IReadOnlyList<TrialCost> trials)
    {
        var loaded = new HashSet<string>();
        return [.. trials.Select(trial =>
            Of(trial.Shape).SecondsOf(trial.Work) +
                (loaded.Add(trial.Data) ? loading[trial.DataSize] : 0))];
    }

    /// <summary>How long workers take that each take the next trial when they are done with one.</summary>
    public static double Together(IReadOnlyList<double> seconds, int workers)
    {
        var free = new PriorityQueue<double, double>();
        for (var worker = 0; worker < workers; worker++)
            free.Enqueue(0, 0);
        var end = 0.0;
        foreach (var trial in seconds)
        {
            var ends = free.Dequeue() + trial;
            free.Enqueue(ends, ends);
            end = Math.Max(end, ends);
        }
        return end;
    }
}
