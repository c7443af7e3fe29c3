using Fruitfly.Cli.Tests.Commands.Cluster;

[assembly: AssemblyFixture(typeof(SlurmCluster))]

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>Whole ways through a real Slurm.</summary>
public sealed class SlurmTests : IDisposable
{
    /// <summary>Steps of a trial that is over in moments.</summary>
    const int Few = 500;

    /// <summary>Steps of a trial that takes seconds, so that there is time to stop it.</summary>
    const int Some = 60_000;

    readonly SlurmCluster _cluster;
    readonly ClusterLab _lab;

    public SlurmTests(SlurmCluster cluster)
    {
        cluster.Require();
        (_cluster, _lab) = (cluster, new(cluster));
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task A_study_with_more_tasks_than_an_array_takes_runs_each_trial_once()
    {
        var jobs = (await _lab.Submit(8, Few)).Split(' ');
        jobs.Length.ShouldBe(2, "an index is below 6 here");
        await _lab.Completed(8, Few);
        Directory.EnumerateFiles(Path.Combine(_lab.Bundle, "results")).Count().ShouldBe(8);
        var status = await _lab.Status();
        ((int)status["tasks"]!["ended"]!).ShouldBe(8);
        ((int)status["trials"]!["finished"]!).ShouldBe(8);
        status["made"]!.AsArray().ShouldAllBe(made => ((string)made!["host"]!).StartsWith('n'));

        // The same command again collects, and goes on to its answer.
        var again = await _lab.Run("cluster", "submit", "run", "long-training", "--study", "long", "--seeds", "8",
            "--steps", $"{Few}", "--width", "64", "--store", _lab.Store, "--reports", _lab.Folder["reports"],
            "--bundles", _lab.Folder["bundles"]);
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("8 networks were trained.");
        again.Error.ShouldContain("nothing was submitted: every trial of it has ended");
    }

    [Fact]
    public async Task A_program_of_another_version_in_the_queue_is_refused_with_both_versions()
    {
        await _cluster.Bash("scontrol update partitionname=low state=down");
        var job = await _lab.Submit(1, Few, "--partition", "low");
        var manifest = Path.Combine(_lab.Bundle, "bundle.json");
        var before = Fruitfly.Studies.TrialProvenance.Current.Program;
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before.Replace("+", "\\u002B"), "0.0.7"));
        await _cluster.Bash("scontrol update partitionname=low state=up");
        await _lab.Until(async () => (int)(await _lab.Status())["tasks"]!["stopped"]! == 1);
        _lab.LogOf(job, 0).ShouldContain($"error: The bundle was made by Fruitfly 0.0.7, and this is Fruitfly {before}.");
        ((string)(await _lab.Status())["stopped"]![0]!["reason"]!).ShouldBe("FAILED (NonZeroExitCode)");
    }

    [Fact]
    public async Task A_job_that_its_user_cancels_is_said_to_be_and_can_be_continued()
    {
        var job = await _lab.Submit(2, Some);
        await _lab.Started(2);
        await _cluster.Bash($"scancel {job}_1");
        (await _lab.Run("cluster", "cancel", "long", "--bundles", _lab.Folder["bundles"])).Output
            .ShouldStartWith("long: 1 arrays of jobs cancelled");
        await _lab.Until(async () => (int)(await _lab.Status())["tasks"]!["stopped"]! == 2);
        ((string)(await _lab.Status())["stopped"]![0]!["reason"]!).ShouldStartWith("CANCELLED");

        (await _lab.Continue()).Output.ShouldStartWith("long: 2 tasks submitted");
        (await _lab.Continue()).Output.ShouldStartWith("long: every task has ended or is in the queue");
        await _lab.Completed(2, Some);
    }

    [Fact]
    public async Task A_full_disk_stops_the_workers_and_what_is_missing_is_run_once_there_is_room()
    {
        await _cluster.Bash("scontrol update partitionname=low state=down");
        var job = await _lab.Submit(3, Few, "--partition", "low");
        var results = Path.Combine(_lab.Bundle, "results");
        await _cluster.Bash($"mount -t tmpfs -o size=8k tmpfs {results}");
        try
        {
            await _cluster.Bash("scontrol update partitionname=low state=up");
            await _lab.Until(async () => (int)(await _lab.Status())["tasks"]!["stopped"]! > 0
                && (int)(await _lab.Status())["tasks"]!["running"]! + (int)(await _lab.Status())["tasks"]!["waiting"]! == 0);
            string.Concat(Directory.EnumerateFiles(Path.Combine(_lab.Bundle, "logs")).Select(File.ReadAllText))
                .ShouldContain("hint: Make room in the folder of the bundle");
            await _cluster.Bash($"mount -o remount,size=10m {results}");
            (await _lab.Continue()).ExitCode.ShouldBe(0);
            await _lab.Completed(3, Few);
        }
        finally
        {
            await _cluster.Bash($"umount -l {results}");
        }
    }
}
