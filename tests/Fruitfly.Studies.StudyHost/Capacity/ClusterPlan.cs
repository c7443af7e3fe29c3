namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>A study on a cluster. All times are in seconds.</summary>
public sealed record ClusterPlan
{
    public int Workers { get; init; } = 1000;

    /// <summary>Workers that are lost with one node.</summary>
    public int WorkersOfNode { get; init; } = 32;

    public int Trials { get; init; } = 1_000_000;

    /// <summary>The mean of a usual trial.</summary>
    public double TrialSeconds { get; init; } = 30;

    /// <summary>The spread of trials: standard deviation of the logarithm of their time.</summary>
    public double Spread { get; init; } = 0.3;

    /// <summary>The share of trials that take <see cref="SlowTimes"/> times as long.</summary>
    public double SlowShare { get; init; }

    public double SlowTimes { get; init; } = 50;

    /// <summary>Whether the forecast knows which trials are slow, and the longest run first.</summary>
    public bool LongestFirst { get; init; }

    /// <summary>Whether slow trials stand together in the plan, as settings of one factor do.</summary>
    public bool SlowTogether { get; init; } = true;

    /// <summary>Mean time between two nodes that die; infinite: none does.</summary>
    public double NodeDiesEvery { get; init; } = double.PositiveInfinity;

    /// <summary>Until the workers of a dead node run again on another.</summary>
    public double NodeIsBackAfter { get; init; } = 120;

    /// <summary>Trials are claimed together up to this predicted time, at most <see cref="MostAtOnce"/>; 0: one by
    /// one.</summary>
    public double ChunkSeconds { get; init; } = 2;

    public int MostAtOnce { get; init; } = 64;

    /// <summary>A silent worker keeps its trials that long.</summary>
    public double Lease { get; init; } = 300;

    public double BeatEvery { get; init; } = 60;

    /// <summary>Between two questions of a worker for which there is no trial.</summary>
    public double PollEvery { get; init; } = 1;

    /// <summary>Between two looks of the web lab.</summary>
    public double LookEvery { get; init; } = 15;

    /// <summary>One way between a worker and the server.</summary>
    public double Latency { get; init; } = 0.0005;

    /// <summary>Cores of the server.</summary>
    public int ServerCores { get; init; } = 2;

    /// <summary>Without a database: predicted time of the trials that one array task runs.</summary>
    public double TaskSeconds { get; init; } = 2700;

    /// <summary>Without a database: whether trials go to tasks in turn, and not in blocks of the plan.</summary>
    public bool Interleaved { get; init; } = true;

    /// <summary>Until a worker has a task: scheduling, start of the process, reading the data.</summary>
    public double TaskStart { get; init; } = 5;
}
