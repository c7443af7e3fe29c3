namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>A way through a real Slurm, with a laboratory of its own.</summary>
public abstract class SlurmScenario : IDisposable
{
    /// <summary>Steps of a trial that is over in moments.</summary>
    protected const int Few = 500;

    /// <summary>Steps of a trial that takes seconds, so that there is time to stop it.</summary>
    protected const int Some = 60_000;

    protected SlurmScenario(SlurmCluster cluster)
    {
        cluster.Require();
        (Cluster, Lab) = (cluster, new(cluster));
    }

    protected SlurmCluster Cluster { get; }

    private protected ClusterLab Lab { get; }

    public void Dispose()
    {
        Lab.Dispose();
        GC.SuppressFinalize(this);
    }
}
