using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>The commands with programs that pretend to be Slurm's.</summary>
public sealed class ClusterCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly FakeSlurm _slurm;

    public ClusterCommandTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm runs on Linux only.");
        _slurm = new(_folder);
        Directory.CreateDirectory(_folder["program"]);
        File.WriteAllText(_folder["program/fruitfly"], "#!/bin/true\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tasks_beyond_the_largest_index_are_submitted_in_pieces_each_once()
    {
        var result = await Submit(10);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("long: 10 tasks submitted, jobs 101, 102, 103; predicted: ");
        var script = _folder["bundles/long/job.sh"];
        _slurm.CallsOf("sbatch").Select(call => call[..call.IndexOf("  submitted-", StringComparison.Ordinal)]).ShouldBe(
        [
            $"--parsable --array=0-3 {script} 0", $"--parsable --array=0-3 {script} 4", $"--parsable --array=0-1 {script} 8",
        ]);
        File.ReadAllText(_folder["bundles/long/README.txt"]).ShouldContain("trained on a cluster by Fruitfly");
        File.Exists(_folder["bundles/long/program/fruitfly"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_programs_of_the_queue_see_a_short_list_of_variables()
    {
        await Submit(1);
        foreach (var call in _slurm.Calls)
            call.Split(" | ")[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Except(["PATH", "HOME", "PWD", "SHLVL", "_", "OLDPWD"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_queue_that_is_full_half_way_leaves_the_rest_planned_and_it_is_submitted_later()
    {
        _slurm.Write("sbatch", """
            number=$(grep -c ^sbatch "$calls")
            if ((number == 2)); then echo 'sbatch: error: AssocMaxSubmitJobLimit' >&2; exit 1; fi
            echo $((100 + number))
            """);
        var refused = await Submit(10);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("error: 4 of 10 tasks were submitted (jobs 101); then sbatch says: sbatch: error: " +
            "AssocMaxSubmitJobLimit (exit code 1)");
        refused.Error.ShouldContain("hint: The rest stays planned: 'cluster submit --continue long'");

        _slurm.Write("squeue", "for i in 0 1 2 3; do echo \"101|$i|PENDING|Priority|\"; done");
        var again = await Run("cluster", "submit", "--continue", "long", "--bundles", _folder["bundles"]);
        again.ExitCode.ShouldBe(0, again.Error);
        _slurm.CallsOf("sbatch").Skip(2).Select(call => call.Split(' ')[1]).ShouldBe(["--array=0-3", "--array=0-1"]);
    }

    [Fact]
    public async Task What_a_process_submitted_before_it_ended_amid_its_note_is_found_by_its_command()
    {
        _slurm.Write("sbatch", """
            number=$(grep -c ^sbatch "$calls")
            echo "$((100 + number))|$5 $6 $7 $8" >>"$calls.queue"
            echo $((100 + number))
            """);
        _slurm.Write("squeue", """
            case "$*" in
            *%o) cat "$calls.queue" ;;
            *) for i in 0 1 2 3; do echo "102|$i|PENDING|Priority|"; done ;;
            esac
            """);
        await Submit(10);
        // As it was after the second array was taken and before its number was written.
        var noted = File.ReadAllLines(_folder["bundles/long/submissions.jsonl"]);
        var second = JsonNode.Parse(noted[1])!.AsObject();
        second.Remove("job");
        File.WriteAllText(_folder["bundles/long/submitting.json"], second.ToJsonString());
        File.WriteAllLines(_folder["bundles/long/submissions.jsonl"], noted[..1]);
        File.WriteAllLines(_folder["calls.queue"], File.ReadAllLines(_folder["calls.queue"])[..2]);

        var again = await Run("cluster", "submit", "--continue", "long", "--bundles", _folder["bundles"]);

        again.ExitCode.ShouldBe(0, again.Error);
        File.ReadAllLines(_folder["bundles/long/submissions.jsonl"])[..2].ShouldBe(noted[..2]);
        File.Exists(_folder["bundles/long/submitting.json"]).ShouldBeFalse();
        _slurm.CallsOf("sbatch").Skip(3).Select(call => call.Split(' ')[1]).ShouldBe(["--array=0-3", "--array=0-1"]);
    }

    [Fact]
    public async Task A_submission_that_has_just_begun_is_waited_for_and_an_old_one_that_was_never_taken_is_forgotten()
    {
        await Submit(2);
        var (begun, notes) = (_folder["bundles/long/submitting.json"], _folder["bundles/long/submissions.jsonl"]);
        File.Delete(notes);
        File.WriteAllText(begun, Begun(TimeProvider.System.GetUtcNow()));
        var refused = await Run("cluster", "submit", "--continue", "long", "--bundles", _folder["bundles"]);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("error: A submission of 'long' began at ");
        refused.Error.ShouldContain("hint: Try again in a minute");
        File.Exists(begun).ShouldBeTrue();

        File.WriteAllText(begun, Begun(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(2)));
        File.Delete(_folder["bundles/long/queue.json"]);
        var again = await Run("cluster", "submit", "--continue", "long", "--bundles", _folder["bundles"]);
        again.ExitCode.ShouldBe(0, again.Error);
        (File.Exists(begun), File.ReadAllLines(notes).Length).ShouldBe((false, 1));

        static string Begun(DateTimeOffset at) =>
            new JsonObject { ["offset"] = 0, ["tasks"] = new JsonArray(0, 1), ["minutes"] = 0, ["at"] = at }.ToJsonString();
    }

    [Fact]
    public async Task What_is_in_the_queue_is_not_submitted_twice()
    {
        await Submit(2);
        _slurm.Write("squeue", "echo '101|0|RUNNING|None|n0'; echo '101|1|PENDING|Resources|'");
        var twice = await Submit(2);
        twice.ExitCode.ShouldBe(1);
        twice.Error.ShouldContain("error: 2 tasks of 'long' are in the queue already.");
        _slurm.CallsOf("sbatch").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_queue_is_asked_once_a_minute_at_most()
    {
        await Submit(2);
        _slurm.Write("squeue", "echo '101|0|RUNNING|None|n0'; echo '101|1|PENDING|Resources|'");
        for (var look = 0; look < 5; look++)
        {
            var tasks = JsonNode.Parse((await Run("cluster", "status", "--json", "--bundles", _folder["bundles"])).Output)![0]!["tasks"]!;
            ((int)tasks["running"]!, (int)tasks["waiting"]!).ShouldBe((1, 1));
        }
        _slurm.CallsOf("squeue").ShouldBe(["--noheader --array --states=all --jobs=101 --format=%F|%K|%T|%r|%N"]);
    }

    [Fact]
    public async Task Tasks_that_the_queue_ended_are_told_with_the_reason_and_how_to_go_on()
    {
        await Submit(3);
        _slurm.Write("squeue",
            "echo '101|0|TIMEOUT|TimeLimit|n0'; echo '101|1|OUT_OF_MEMORY|OutOfMemory|n0'; echo '101|2|TIMEOUT|TimeLimit|n1'");
        var status = await Run("cluster", "status", "long", "--bundles", _folder["bundles"]);
        status.Output.ShouldContain("long: 2 stopped, TIMEOUT (TimeLimit)");
        status.Output.ShouldContain("long: 1 stopped, OUT_OF_MEMORY (OutOfMemory)");
        status.Output.ShouldContain("long: go on with: fruitfly cluster submit --continue long");

        await Run("cluster", "submit", "--continue", "long", "--time", "4h", "--bundles", _folder["bundles"]);
        _slurm.CallsOf("sbatch")[^1].ShouldStartWith(
            $"--parsable --array=0-2 --time=240 {_folder["bundles/long/job.sh"]} 0 240 submitted-0-20");
    }

    [Fact]
    public async Task What_a_site_asks_for_stands_in_the_script()
    {
        await Submit(1, "--partition", "gpu", "--account", "ada", "--qos", "long", "--constraint", "avx512", "--time", "2h",
            "--cores", "4");
        var script = File.ReadAllText(_folder["bundles/long/job.sh"]);
        foreach (var option in (string[])["partition=gpu", "account=ada", "qos=long", "constraint=avx512", "time=120",
            "cpus-per-task=4"])
            script.ShouldContain($"#SBATCH --{option}\n");
        script.ShouldContain("#SBATCH --requeue --open-mode=append");
        (await ProgramProcess.Bash($"bash -n {_folder["bundles/long/job.sh"]}").Ended()).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Without_Slurm_the_command_says_where_to_run_it_and_a_bundle_can_still_be_written()
    {
        Directory.Delete(_folder["bin"], recursive: true);
        var missing = await Submit(1);
        missing.ExitCode.ShouldBe(5);
        missing.Error.ShouldBe("error: Slurm is not here: there is no scontrol on the PATH.\n" +
            "hint: Run this on a login node of the cluster.\n");
        (await Submit(1, "--on", "none")).Output.ShouldStartWith($"long: tasks 0 to 0 are in {_folder["bundles/long"]}");
    }

    [Fact]
    public async Task Nodes_of_another_architecture_are_refused()
    {
        _slurm.Write("scontrol", "[[ $1 == show ]] || echo 'NodeName=n0 Arch=ppc64le'");
        var refused = await Submit(1);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("error: The nodes are ppc64le, and this program runs on ");
    }

    [Theory]
    [InlineData("'list' cannot be submitted.", "cluster", "submit", "list")]
    [InlineData("there is no command to submit.", "cluster", "submit")]
    [InlineData("--time is 'soon'; it must be a time such as", "cluster", "submit", "run", "long-training", "--time", "soon")]
    [InlineData("--on is 'pbs'; it must be slurm or none.", "cluster", "submit", "run", "long-training", "--on", "pbs")]
    [InlineData("there is no bundle of a study 'x' in", "cluster", "collect", "x")]
    [InlineData("'fruitfly run long-training' has no option --epochs", "cluster", "submit", "run", "long-training", "--epochs", "3")]
    public async Task What_cannot_be_meant_is_said(string error, params string[] words)
    {
        var result = await Run(words);
        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(error);
    }

    [Fact]
    public async Task A_command_with_nothing_to_train_gives_its_answer()
    {
        string[] training = ["run", "long-training", "--store", _folder["studies.db"], "--reports", _folder["reports"]];
        await Run(training);
        var result = await Run(["cluster", "submit", .. training, "--bundles", _folder["bundles"]]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("2 networks were trained.");
        result.Error.ShouldContain("nothing was submitted: every trial of it has ended");
        _slurm.CallsOf("sbatch").ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_shows_what_the_cluster_allows()
    {
        var result = await Run("doctor", "--store", _folder["studies.db"], "--reports", _folder["reports"], "--json");
        result.Output.ShouldContain("Slurm 22.05.8, arrays of 4 tasks, 10000 jobs, without accounting");
    }

    [Fact]
    public async Task A_worker_by_hand_runs_a_task_and_collect_brings_it_back()
    {
        await Submit(2);
        foreach (var task in (string[])["0", "1"])
        {
            var worked = await Run("cluster", "work", _folder["bundles/long"], "--task", task, "--workers", "1");
            worked.ExitCode.ShouldBe(0, worked.Error);
            worked.Output.ShouldContain("1 of 1 trials have a result, 0 failed");
        }
        var collected = await Run("cluster", "collect", "long", "--bundles", _folder["bundles"], "--store", _folder["other.db"]);
        collected.Output.ShouldStartWith("long: 2 trials are new; 2 of 2 have a result\nnext: fruitfly run long-training");
        (await Run("cluster", "collect", "long", "--bundles", _folder["bundles"], "--store", _folder["other.db"])).Output
            .ShouldStartWith("long: 0 trials are new; 2 of 2 have a result");
    }

    Task<Invocation> Submit(int trials, params string[] more) => Run(
    [
        "cluster", "submit", "run", "long-training", "--study", "long", "--seeds", $"{trials}", "--steps", "500", "--store",
        _folder["studies.db"], "--task-time", "0.001s", "--bundles", _folder["bundles"], .. more,
    ]);

    Task<Invocation> Run(params string[] words) => Invocation.Of(surroundings => surroundings with
    {
        Experiments = new ExperimentCatalog(new LongExperiment()),
        Environment = _slurm.Variables.GetValueOrDefault,
        ProgramFile = _folder["program/fruitfly"],
    }, TestContext.Current.CancellationToken, words);
}
