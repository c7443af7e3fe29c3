using Fruitfly.Cli.Tests.Commands.Cluster;

[assembly: AssemblyFixture(typeof(SlurmCluster))]

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>Whole ways through a real Slurm.</summary>
public sealed class SlurmTests(SlurmCluster cluster) : SlurmScenario(cluster)
{
    [Fact]
    public async Task A_study_with_more_tasks_than_an_array_takes_runs_each_trial_once()
    {
        var jobs = (await Lab.Submit(8, Few)).Split(' ');
        jobs.Length.ShouldBe(2, "an index is below 6 here");
        await Lab.Completed(8, Few);
        Directory.EnumerateFiles(Path.Combine(Lab.Bundle, "results")).Count().ShouldBe(8);
        var status = await Lab.Status();
        ((int)status["tasks"]!["ended"]!).ShouldBe(8);
        ((int)status["trials"]!["finished"]!).ShouldBe(8);
        status["made"]!.AsArray().ShouldAllBe(made => ((string)made!["host"]!).StartsWith('n'));

        // The same command again collects, and goes on to its answer.
        var again = await Lab.Run("cluster", "submit", "run", "long-training", "--study", "long", "--seeds", "8",
            "--steps", $"{Few}", "--width", "64", "--store", Lab.Store, "--reports", Lab.Folder["reports"],
            "--bundles", Lab.Folder["bundles"]);
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("8 networks were trained.");
        again.Error.ShouldContain("nothing was submitted: every trial of it has ended");
    }

    [Fact]
    public async Task A_program_of_another_version_in_the_queue_is_refused_with_both_versions()
    {
        await Cluster.Bash("scontrol update partitionname=held state=down");
        var job = await Lab.Submit(1, Few, "--partition", "held");
        var manifest = Path.Combine(Lab.Bundle, "bundle.json");
        var before = Fruitfly.Studies.TrialProvenance.Current.Program;
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before.Replace("+", "\\u002B"), "0.0.7"));
        await Cluster.Bash("scontrol update partitionname=held state=up");
        await Lab.Until(async () => (int)(await Lab.Status())["tasks"]!["stopped"]! == 1);
        Lab.LogOf(job, 0).ShouldContain($"error: The bundle was made by Fruitfly 0.0.7, and this is Fruitfly {before}.");
        ((string)(await Lab.Status())["stopped"]![0]!["reason"]!).ShouldBe("FAILED (NonZeroExitCode)");
    }

    [Fact]
    public async Task An_array_whose_number_was_never_noted_is_found_in_the_queue()
    {
        await Cluster.Bash("scontrol update partitionname=held state=down");
        var job = await Lab.Submit(2, Few, "--partition", "held");
        Lab.ForgetSubmission();
        ((int)(await Lab.Status())["tasks"]!["waiting"]!).ShouldBe(2);
        (await Lab.Continue()).Output.ShouldStartWith("long: every task has ended or is in the queue");
        Lab.ForgetSubmission();
        (await Lab.Run("cluster", "cancel", "long", "--bundles", Lab.Folder["bundles"])).ExitCode.ShouldBe(0);
        (await Cluster.Bash($"squeue -h -j {job} -o %T")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_its_user_cancels_is_said_to_be_and_can_be_continued()
    {
        var job = await Lab.Submit(2, Some);
        await Lab.Started(2);
        await Cluster.Bash($"scancel {job}_1");
        (await Lab.Run("cluster", "cancel", "long", "--bundles", Lab.Folder["bundles"])).Output
            .ShouldStartWith("long: 1 arrays of jobs cancelled");
        await Lab.Until(async () => (int)(await Lab.Status())["tasks"]!["stopped"]! == 2);
        ((string)(await Lab.Status())["stopped"]![0]!["reason"]!).ShouldStartWith("CANCELLED");

        (await Lab.Continue()).Output.ShouldStartWith("long: 2 tasks submitted");
        (await Lab.Continue()).Output.ShouldStartWith("long: every task has ended or is in the queue");
        await Lab.Completed(2, Some);
    }

    [Fact]
    public async Task A_full_disk_stops_the_workers_and_what_is_missing_is_run_once_there_is_room()
    {
        await Cluster.Bash("scontrol update partitionname=held state=down");
        var job = await Lab.Submit(3, Few, "--partition", "held");
        var results = Path.Combine(Lab.Bundle, "results");
        await Cluster.Bash($"mount -t tmpfs -o size=8k tmpfs {results}");
        try
        {
            await Cluster.Bash("scontrol update partitionname=held state=up");
            await Lab.Until(async () => (int)(await Lab.Status())["tasks"]!["stopped"]! > 0
                && (int)(await Lab.Status())["tasks"]!["running"]! + (int)(await Lab.Status())["tasks"]!["waiting"]! == 0);
            Lab.Logs().ShouldContain("hint: Make room in the folder of the bundle");
            await Cluster.Bash($"mount -o remount,size=10m {results}");
            (await Lab.Continue()).ExitCode.ShouldBe(0);
            await Lab.Completed(3, Few);
        }
        finally
        {
            await Cluster.Bash($"umount -l {results}");
        }
    }
}
