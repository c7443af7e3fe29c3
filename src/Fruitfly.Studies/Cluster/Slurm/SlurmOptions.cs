using System.Globalization;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>What a user asks of the queue.</summary>
sealed record SlurmOptions
{
    /// <summary>Default: null, the cluster's.</summary>
    public string? Partition { get; init; }

    /// <summary>Default: null, the user's.</summary>
    public string? Account { get; init; }

    /// <summary>Default: null, the cluster's.</summary>
    public string? QualityOfService { get; init; }

    /// <summary>Features that nodes must have. Default: null, any nodes.</summary>
    public string? Constraint { get; init; }

    /// <summary>After which a task is ended. Default: null, twice what its longest is predicted to take.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Cores of a task. Default: 1.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Tasks at once. Default: null, as many as the cluster gives.</summary>
    public int? AtOnce { get; init; }

    /// <summary>The limit of a task in whole minutes.</summary>
    public int MinutesFor(BundleManifest bundle) => Time is { } time ? (int)Math.Ceiling(time.TotalMinutes)
        : (int)(5 * Math.Ceiling(Math.Max(10, 2 * bundle.LongestTask / 60) / 5));

    /// <summary>As options of <c>sbatch</c>, without the time.</summary>
    public IEnumerable<string> Words(long memoryBytes)
    {
        if (Partition is not null)
            yield return $"--partition={Partition}";
        if (Account is not null)
            yield return $"--account={Account}";
        if (QualityOfService is not null)
            yield return $"--qos={QualityOfService}";
        if (Constraint is not null)
            yield return $"--constraint={Constraint}";
        yield return string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={Cores}");
        yield return string.Create(CultureInfo.InvariantCulture, $"--mem={Math.Ceiling(memoryBytes / 1048576.0)}M");
    }
}
