using System.Globalization;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>What the configuration of a cluster allows.</summary>
/// <param name="MostIndices">indices of an array are below it</param>
/// <param name="MostTasks">tasks of one array</param>
/// <param name="MostJobs">in the queue, each task of an array counted</param>
/// <param name="HasAccounting">whether it remembers jobs that have ended</param>
/// <param name="Version">of Slurm, such as <c>22.05.8</c></param>
/// <param name="KillWait">seconds from the polite signal to the other</param>
sealed record SlurmLimits(
    int MostIndices, int MostTasks, int MostJobs, bool HasAccounting, string Version, int KillWait)
{
    /// <exception cref="ClusterException">Slurm is not here, or its controller does not answer</exception>
    public static SlurmLimits Read(SlurmCommands slurm) => Parse(slurm.Run("scontrol", "show", "config"));

    /// <param name="lines">of <c>scontrol show config</c></param>
    public static SlurmLimits Parse(IReadOnlyList<string> lines)
    {
        var settings = lines.Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1]);
        var indices = Number("MaxArraySize", 1001);
        var most = settings.GetValueOrDefault("SchedulerParameters", "").Split(',')
            .Select(part => part.Split('=')).FirstOrDefault(part => part is ["max_array_tasks", _])?[1];
        return new(
            indices, int.TryParse(most, CultureInfo.InvariantCulture, out var tasks) ? Math.Min(tasks, indices) : indices,
            Number("MaxJobCount", 10000),
            !settings.GetValueOrDefault("AccountingStorageType", "(null)").EndsWith("none", StringComparison.Ordinal)
                && settings.GetValueOrDefault("AccountingStorageType") is not (null or "(null)"),
            settings.GetValueOrDefault("SLURM_VERSION", "unknown"), Number("KillWait", 30));

        int Number(string name, int otherwise) =>
            settings.TryGetValue(name, out var text) && int.TryParse(
                text.Split(' ')[0], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
    }
}
