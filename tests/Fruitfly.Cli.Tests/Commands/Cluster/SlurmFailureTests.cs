namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>What ends a worker before its task has ended, in a real Slurm: each trial has its result once.</summary>
public sealed class SlurmFailureTests(SlurmCluster cluster) : SlurmScenario(cluster)
{
    [Fact]
    public async Task A_worker_that_is_killed_is_not_begun_again_by_the_queue_and_can_be_continued()
    {
        await Lab.Submit(1, Some);
        await Lab.Started();
        await Cluster.Bash($"pkill -9 -f 'cluster work {Lab.Bundle} '");
        await Lab.Until(async () => (int)(await Lab.Status())["tasks"]!["stopped"]! == 1);
        ((string)(await Lab.Status())["stopped"]![0]!["reason"]!).ShouldStartWith("FAILED");
        (await Lab.Continue()).Output.ShouldStartWith("long: 1 tasks submitted");
        await Lab.Completed(1, Some);
    }

    [Fact]
    public async Task A_task_whose_node_dies_runs_again_on_another()
    {
        var job = await Lab.Submit(1, Some, "--partition", "frail");
        await Lab.Started();
        var node = await Cluster.Bash($"squeue -h -j {job} -o %N");
        await Cluster.Bash($"kill -9 $(<$S/run/slurmd.{node}.pid); pkill -9 -f 'slurmstepd: \\[{job}\\.' || true; " +
            $"pkill -9 -f 'cluster work {Lab.Bundle} '");
        await Lab.Started(2);
        await Lab.Completed(1, Some);
        await Cluster.Bash($"slurmd -N {node}");
        Lab.LogOf(job, 0).ShouldContain("restart 1");
        Lab.Results().Workers.ShouldBe(2);
    }

    [Fact]
    public async Task A_controller_that_restarts_loses_nothing()
    {
        // One of its own: the tests beside this one would miss it.
        using var own = new SlurmCluster();
        own.Require();
        using var lab = new ClusterLab(own);
        await lab.Submit(2, Some);
        await lab.Started();
        await own.Bash(
            "kill $(<$S/run/slurmctld.pid); while [[ -e $S/run/slurmctld.pid ]]; do sleep 0.1; done; slurmctld");
        await lab.Completed(2, Some);
    }
}
