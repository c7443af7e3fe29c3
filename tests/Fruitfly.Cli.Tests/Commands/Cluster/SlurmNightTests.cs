namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>What takes Slurm minutes; run by night with <c>-explicit on</c>.</summary>
public sealed class SlurmNightTests
{
    const int Some = 60_000;

    [Fact(Explicit = true)]
    public async Task A_step_that_is_killed_runs_its_trial_again_and_the_result_counts_once()
    {
        using var cluster = new SlurmCluster();
        cluster.Require();
        using var lab = new ClusterLab(cluster);
        var job = await lab.Submit(1, 80 * Some); // the controller looks for the step after 40 s
        await lab.Started();
        await cluster.Bash($"pkill -9 -f 'slurmstepd: \\[{job}\\.'");
        await lab.Started(2); // the first worker is an orphan, and may still run
        await lab.Completed(1, 80 * Some);
        lab.Results().Attempts(lab.Hashes().Single()).ShouldBe(2);
    }

    [Fact(Explicit = true)]
    public async Task A_limit_that_the_worker_does_not_know_ends_it_and_is_told()
    {
        using var cluster = new SlurmCluster();
        cluster.Require();
        using var lab = new ClusterLab(cluster);
        await lab.Submit(1, 1000 * Some, "--on", "none");
        await cluster.Bash($"cd {lab.Bundle} && sed -i 's/^minutes=.*/minutes=1000/' job.sh && " +
            "sbatch --time=1 --array=0 job.sh");
        await lab.Until(async () => (await cluster.Bash("squeue -h -t all -o %T")).Contains("TIMEOUT"));
        Directory.EnumerateFiles(Path.Combine(lab.Bundle, "checkpoints")).ShouldNotBeEmpty("SIGTERM came first");
    }

    [Fact(Explicit = true)]
    public async Task What_the_queue_has_forgotten_stands_in_the_books()
    {
        using var cluster = new SlurmCluster { HasAccounting = true };
        cluster.Require();
        using var lab = new ClusterLab(cluster);
        var job = await lab.Submit(1, 1000 * Some);
        await lab.Started();
        await cluster.Bash($"scancel {job}");
        await cluster.Bash("sed -i 's/MinJobAge=300/MinJobAge=2/' $S/slurm.conf && scontrol reconfigure");
        await lab.Until(async () => !(await cluster.Bash("squeue -h -r -t all -o %F")).Contains(job));
        lab.ForgetSubmission();
        var stopped = (await lab.Status())["stopped"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)stopped["reason"]!).ShouldStartWith("CANCELLED (exit code ");
    }

    [Fact(Explicit = true)]
    public async Task A_node_without_scontrol_and_home_and_with_a_narrow_mask_runs_its_task()
    {
        using var cluster = new SlurmCluster();
        cluster.Require();
        using var lab = new ClusterLab(cluster);
        await lab.Submit(1, 60 * Some, "--on", "none");
        // Without scontrol the task cannot put itself into the queue again when its minute is over.
        await cluster.Bash($"""
            cd {lab.Bundle}; mkdir bin; ln -s $(command -v bash) bin
            umask 077; HOME=/proc/none LC_ALL=xx_XX PATH=$PWD/bin $(command -v sbatch) --array=0 job.sh 0 1
            """);
        await lab.Until(async () => (await cluster.Bash("squeue -h -t all -o %T")).Contains("FAILED"));
        var log = lab.Logs();
        log.Contains("there is no scontrol on the PATH. The login node can begin the task again.").ShouldBeTrue(log);
        (await cluster.Bash($"stat -c %a {lab.Bundle}/results/*")).Split('\n').ShouldAllBe(mode => mode == "600");
        await cluster.Bash($"cd {lab.Bundle} && sbatch --array=0 job.sh");
        await lab.Completed(1, 60 * Some);
    }
}
