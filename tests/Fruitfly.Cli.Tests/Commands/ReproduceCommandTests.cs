using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class ReproduceCommandTests
{
    [Fact]
    public async Task All_experiments_run_and_one_scoreboard_says_where_the_reports_are()
    {
        using var lab = new TinyLab();
        var result = await lab.Run(["reproduce", "--quick", .. lab.Places]);
        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.TrimEnd().Split('\n');
        lines[0].ShouldMatch(@"^tiny-training  2 networks were trained\. +1✓ 1✗  +[\d.]+ s$");
        lines[1..].ShouldBe(
        [
            "claims: 1 confirmed, 1 contradicted (✓ confirmed, ✗ contradicted, ? undecided, – not tested)",
            "contradicted:",
            "  tiny-training: perfect: published always; measured 2.00 (n = 2)",
            $"reports: {lab.Reports}/index.html",
            $"next: fruitfly serve --reports {lab.Reports}",
        ]);
        File.Exists(Path.Combine(lab.Reports, "index.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task All_claims_are_printed_with_their_experiment_where_they_are_asked_for()
    {
        using var lab = new TinyLab();
        var result = await lab.Run(["reproduce", "--quick", "--claims", .. lab.Places]);
        result.Output.ShouldMatch(@"tiny-training +✓ confirmed +Networks can be trained\. +always +2\.00 \(n = 2\)");
        result.Output.ShouldMatch(@"tiny-training +✗ contradicted ");
    }

    [Fact]
    public async Task It_says_how_many_experiments_there_are_and_at_which_it_is()
    {
        using var lab =
            new TinyLab
            {
                Experiments = new ExperimentCatalog(new TinyExperiment(), new LackingExperiment(),
                new TinyExperiment())
            };
        var result = await lab.Run(["reproduce", "--quick", .. lab.Places]);
        result.Error.ShouldContain("2 experiments, one after another");
        result.Error.ShouldContain("tiny-training (1/2): 2 of 2 trials");
        result.Error.ShouldContain("tiny-training (2/2): 2 of 2 trials");
        result.Error.ShouldNotContain("all of them", Case.Sensitive,
            "what takes less time than predicting it is not predicted");
    }

    [Fact]
    public async Task One_is_measured_while_the_next_trains_and_the_scoreboard_keeps_their_order()
    {
        var computing = new ComputingExperiment();
        using var lab = new TinyLab { Experiments = new ExperimentCatalog(computing, new TinyExperiment()) };
        computing.Measuring = () => lab.FinishedTrials("tiny-training-quick", 2).Wait();
        var result = await lab.Run(["reproduce", "--quick", .. lab.Places]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.Split('\n')[..2].Select(line => line.Split(' ')[0]).ShouldBe(["computing", "tiny-training"]);
    }

    [Fact]
    public async Task How_long_all_of_them_take_is_said_before_the_first_and_by_a_dry_run()
    {
        using var lab =
            new TinyLab { Experiments = new ExperimentCatalog(new ComputingExperiment(), new TinyExperiment()) };
        (await lab.Run(["reproduce", "--quick", .. lab.Places])).Error.Split(
            '\n')[..2].ShouldBe(["2 experiments, one after another; predicting how long they take",
                "all of them: about 1 min 5 s"]);
        (await lab.Run(["run", "computing", "--dry-run", .. lab.Places])).Output.ShouldContain("1 min 5 s");
        var run = JsonNode.Parse(
            (await lab.Run(["run", "computing", "--dry-run", "--json", .. lab.Places])).Output)!["experiments"]![0]!;
        (run["seconds"]!.GetValue<double>(), run["measuringSeconds"]!.GetValue<double>(),
            run["trialSeconds"]!.GetValue<double>()).ShouldBe((65, 65, 0));
    }

    [Fact]
    public async Task A_dry_run_adds_up_all_experiments_and_counts_what_they_share_once()
    {
        using var lab = new TinyLab { Experiments = new ExperimentCatalog(new TinyExperiment(), new TinyExperiment()) };
        var result = await lab.Run(["reproduce", "--dry-run", .. lab.Places]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.Split('\n')[4].ShouldMatch("^  all, one after another +3 +3 +0.00281 ");
        Directory.Exists(lab.Reports).ShouldBeFalse();
    }

    [Fact]
    public async Task An_experiment_whose_data_are_not_here_is_said_not_to_have_run_and_the_others_run()
    {
        using var lab =
            new TinyLab { Experiments = new ExperimentCatalog(new LackingExperiment(), new TinyExperiment()) };
        var result = await lab.Run(["reproduce", "--quick", .. lab.Places]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("\nlacking: not run: data not found: no image set is there\n");
        result.Output.ShouldContain("\nclaims: 1 confirmed, 1 contradicted (");
        result.Output.ShouldEndWith("\nnext: fruitfly doctor\n");
        result.Error.ShouldContain("lacking: not run: data not found: no image set is there (/nowhere).");
        result.Error.ShouldContain("hint: Install it.");

        var json = await lab.Run(["reproduce", "--quick", "--json", .. lab.Places]);
        JsonNode.Parse(json.Output)!["notRun"]!.ToJsonString().ShouldBe(
            """[{"experiment":"lacking","reason":"data not found: no image set is there (/nowhere)","hint":"Install it."}]""");
        (await lab.Run(["reproduce", "--dry-run", .. lab.Places])).Output.ShouldNotContain("lacking");
    }

    [Fact]
    public async Task One_experiment_that_fails_does_not_keep_the_others_from_running()
    {
        using var lab =
            new TinyLab { Experiments = new ExperimentCatalog(new BrokenExperiment(), new TinyExperiment()) };
        var result = await lab.Run(["reproduce", "--quick", "--json", .. lab.Places]);
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("study 'broken-quick' failed");
        var all = JsonNode.Parse(result.Output)!;
        all["experiments"]!.AsArray().Select(run => run!["experiment"]!.GetValue<string>()).ShouldBe(["tiny-training"]);
        all["claims"]!.AsArray().Count.ShouldBe(2);
    }
}
