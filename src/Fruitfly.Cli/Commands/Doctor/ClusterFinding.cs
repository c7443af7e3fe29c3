using Fruitfly.Cli.Commands.Cluster;
using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Cluster.Slurm;
using Fruitfly.Studies.Stores;

namespace Fruitfly.Cli.Commands.Doctor;

/// <summary>What a cluster allows, seen from a machine that submits.</summary>
static class ClusterFinding
{
    /// <returns>null where there is no queue</returns>
    public static Finding? Of(Surroundings surroundings)
    {
        var slurm = new SlurmCommands(surroundings.Environment);
        if (!slurm.AreHere)
            return null;
        try
        {
            var limits = SlurmLimits.Read(slurm);
            var nodes = SlurmNodes.Architectures(slurm);
            var folder = Path.GetFullPath(KnownBundles.DefaultFolder);
            var found = $"Slurm {limits.Version}, arrays of {Math.Min(limits.MostIndices, limits.MostTasks)} tasks, " +
                $"{limits.MostJobs} jobs, {(limits.HasAccounting ? "with" : "without")} accounting; " +
                (nodes.Count == 0 ? "no node has answered" : string.Join(", ", nodes.Select(node =>
                    $"{node.Nodes} nodes of {node.Architecture}"))) +
                $"; bundles in {folder} on {NetworkFolder.Of(folder) ?? "a disk of this machine"}";
            return new("cluster", found, nodes.All(node => node.Architecture == BundleManifest.ThisArchitecture) ? null
                : $"this program runs on {BundleManifest.ThisArchitecture}: choose such nodes with --constraint or --partition");
        }
        catch (ClusterException failure)
        {
            return new("cluster", failure.Message, failure.Hint);
        }
    }
}
