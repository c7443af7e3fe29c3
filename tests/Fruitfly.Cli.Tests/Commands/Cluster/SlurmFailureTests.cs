namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>What ends a worker before its task has ended, in a real Slurm: each trial has its result once.</summary>
public sealed class SlurmFailureTests : IDisposable
{
    /// <summary>Steps of a trial that takes seconds, so that there is time to stop it.</summary>
    const int Some = 60_000;

    readonly SlurmCluster _cluster;
    readonly ClusterLab _lab;

    public SlurmFailureTests(SlurmCluster cluster)
    {
        cluster.Require();
        (_cluster, _lab) = (cluster, new(cluster));
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task A_requeued_task_goes_on_from_its_checkpoint()
    {
        var job = await _lab.Submit(1, Some);
        await _lab.Started();
        await _cluster.Bash($"scontrol requeue {job}_0");
        await _lab.Started(2);
        await _lab.Completed(1, Some);
        _lab.LogOf(job, 0).ShouldContain($"job {job}_0, begun again 1 times");
        Directory.EnumerateFiles(Path.Combine(_lab.Bundle, "checkpoints")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_that_is_killed_is_not_begun_again_by_the_queue_and_can_be_continued()
    {
        var job = await _lab.Submit(1, Some);
        await _lab.Started();
        await _cluster.Bash($"pkill -9 -f 'cluster work {_lab.Bundle} '");
        await _lab.Until(async () => (int)(await _lab.Status())["tasks"]!["stopped"]! == 1);
        ((string)(await _lab.Status())["stopped"]![0]!["reason"]!).ShouldStartWith("FAILED");
        (await _lab.Continue()).Output.ShouldStartWith("long: 1 tasks submitted");
        await _lab.Completed(1, Some);
        job.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_preempted_task_runs_to_its_end_afterwards()
    {
        var job = await _lab.Submit(1, Some, "--partition", "low");
        await _lab.Started();
        await _cluster.Bash("sbatch --partition=urgent --exclusive --output=/dev/null --wrap 'sleep 1'");
        await _lab.Started(2);
        await _lab.Completed(1, Some);
        _lab.LogOf(job, 0).ShouldContain("begun again 1 times");
    }

    [Fact]
    public async Task A_controller_that_restarts_loses_nothing()
    {
        await _lab.Submit(2, Some);
        await _lab.Started();
        await _cluster.Bash(
            "kill $(<$S/run/slurmctld.pid); while [[ -e $S/run/slurmctld.pid ]]; do sleep 0.1; done; slurmctld");
        await _lab.Completed(2, Some);
    }

    [Fact]
    public async Task A_task_whose_node_dies_runs_again_on_another()
    {
        var job = await _lab.Submit(1, Some, "--partition", "frail");
        await _lab.Started();
        var node = await _cluster.Bash($"squeue -h -j {job} -o %N");
        await _cluster.Bash($"kill -9 $(<$S/run/slurmd.{node}.pid); pkill -9 -f 'slurmstepd: \\[{job}\\.' || true; " +
            $"pkill -9 -f 'cluster work {_lab.Bundle} '");
        await _lab.Started(2);
        await _lab.Completed(1, Some);
        await _cluster.Bash($"slurmd -N {node}");
        _lab.LogOf(job, 0).ShouldContain("begun again 1 times");
        _lab.Results().Workers.ShouldBe(2);
    }

    [Fact]
    public async Task A_task_whose_time_is_over_is_begun_again_three_times_and_then_wants_more_time()
    {
        await _cluster.Bash("scontrol update partitionname=low state=down");
        var job = await _lab.Submit(1, 100 * Some, "--partition", "low");
        var script = Path.Combine(_lab.Bundle, "job.sh");
        await _cluster.Bash($"scancel {job}; scontrol update partitionname=low state=up; " +
            // Its user may edit it, and submit it by hand.
            $"sed -i 's/^minutes=.*/minutes=0.05/' {script} && sbatch --array=0 {script}");
        await _lab.Until(() => _lab.Results().JobsOutOfTime == 1);
        _lab.Results().Workers.ShouldBe(4);
        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(_lab.Bundle, "logs")).Select(File.ReadAllText));
        log.ShouldContain("error: the time of the task was over 4 times, and it has not ended.");
        log.ShouldContain("hint: 'fruitfly cluster submit --continue long --time …' gives it more.");
        await _lab.Until(async () => (int)(await _lab.Status())["tasks"]!["stopped"]! == 1);
        ((int)(await _lab.Status())["jobsOutOfTime"]!).ShouldBe(1);
        Directory.EnumerateFiles(Path.Combine(_lab.Bundle, "checkpoints")).ShouldNotBeEmpty();
    }
}
