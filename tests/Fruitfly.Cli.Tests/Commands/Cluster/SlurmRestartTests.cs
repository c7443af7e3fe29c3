namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>What has a real Slurm begin a task again: each trial has its result once.</summary>
public sealed class SlurmRestartTests(SlurmCluster cluster) : SlurmScenario(cluster)
{
    [Fact]
    public async Task A_requeued_task_runs_to_its_end()
    {
        var job = await Lab.Submit(1, Some);
        await Lab.Started();
        await Cluster.Bash($"scontrol requeue {job}_0");
        await Lab.Started(2);
        await Lab.Completed(1, Some);
        Lab.LogOf(job, 0).ShouldContain($"job {job}_0, restart 1");
        Directory.EnumerateFiles(Path.Combine(Lab.Bundle, "checkpoints")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_preempted_task_runs_to_its_end_afterwards()
    {
        var job = await Lab.Submit(1, Some, "--partition", "low");
        await Lab.Started();
        await Cluster.Bash("sbatch --partition=urgent --exclusive --output=/dev/null --wrap 'sleep 1'");
        await Lab.Started(2);
        await Lab.Completed(1, Some);
        Lab.LogOf(job, 0).ShouldContain("restart 1");
    }

    [Fact]
    public async Task A_task_whose_time_is_over_is_begun_again_three_times_and_then_wants_more_time()
    {
        await Lab.Submit(1, 100 * Some, "--on", "none");
        // Its user may edit the script, and submit it by hand.
        await Cluster.Bash($"cd {Lab.Bundle} && sed -i 's/^minutes=.*/minutes=0.05/' job.sh && sbatch --array=0 job.sh");
        await Lab.Until(() => Lab.Results().JobsOutOfTime == 1);
        Lab.Results().Workers.ShouldBe(4);
        await Lab.Until(() => Lab.Logs().Contains(
            "error: the time of the task was over 4 times, and it has not ended.\n" +
            "hint: 'fruitfly cluster submit --continue long --time …' gives it more.\n"));
        ((int)(await Lab.Status())["jobsOutOfTime"]!).ShouldBe(1);
    }
}
