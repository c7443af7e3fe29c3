namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>What the nodes of a cluster are.</summary>
static class SlurmNodes
{
    /// <summary>Their architectures as <see cref="BundleManifest.ThisArchitecture"/> names them, the commonest first.
    /// A node that has never answered has none.</summary>
    /// <exception cref="ClusterException">Slurm is not here, or its controller does not answer</exception>
    public static IReadOnlyList<(string Architecture, int Nodes)> Architectures(SlurmCommands slurm) =>
    [
        .. slurm.Run("scontrol", "--oneliner", "show", "node").SelectMany(line => line.Split(' '))
            .Where(word => word.StartsWith("Arch=", StringComparison.Ordinal)).Select(word => Known(word[5..]))
            .GroupBy(name => name).OrderByDescending(group => group.Count()).Select(group => (group.Key, group.Count())),
    ];

    static string Known(string kernel) => kernel switch
    {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        _ => kernel,
    };
}
