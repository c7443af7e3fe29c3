using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task An_experiment_whose_data_are_not_here_is_an_error_of_the_input_with_a_hint()
    {
        using var lab = new TinyLab { Experiments = new ExperimentCatalog(new LackingExperiment()) };
        var result = await lab.Run(["run", "lacking", "--quick", .. lab.Places]);
        result.ExitCode.ShouldBe(3);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldBe("error: /nowhere: data not found: no image set is there.\nhint: Install it.\n");
    }

    [Fact]
    public async Task A_folder_of_images_is_named_by_an_option()
    {
        using var lab =
            new TinyLab { Experiments = new ExperimentCatalog(ExperimentCatalog.Default.Find("image-models")!) };
        var result = await lab.Run(["run", "image-models", "--quick", "--data", lab.Folder.Root, .. lab.Places]);
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldStartWith(
            $"error: {lab.Folder.Root}: the folder has no image files.\nhint: Put the four files of MNIST");
    }

    [Fact]
    public async Task An_experiment_without_images_has_no_folder_of_images()
    {
        var result = await _lab.RunTiny("--quick", "--data", "/images");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--data");
    }

    [Fact]
    public async Task The_answer_is_the_finding_what_is_contradicted_and_the_report()
    {
        var result = await _lab.RunTiny("--quick");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe(
            $"""
            A small network learns something
            2 networks were trained.
            claims: 1 confirmed, 1 contradicted
            contradicted:
              perfect: published always; measured 2.00 (n = 2)
            report: {_lab.Reports}/tiny-training-quick.html
            next: fruitfly run tiny-training --store {_lab.Store} --reports {_lab.Reports} --quick --claims

            """);
    }

    [Fact]
    public async Task All_claims_are_printed_where_they_are_asked_for()
    {
        var result = await _lab.RunTiny("--quick", "--claims");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe(
            $"""
            A small network learns something
            2 networks were trained.
              verdict          claim                                          published   measured
            ────────────────────────────────────────────────────────────────────────────────────────────
              ✓ confirmed      Networks can be trained.                       always      2.00 (n = 2)
              ✗ contradicted   The training loss is zero after three steps.   always      2.00 (n = 2)
            claims: 1 confirmed, 1 contradicted
            report: {_lab.Reports}/tiny-training-quick.html

            """);
        File.ReadAllText(Path.Combine(_lab.Reports, "tiny-training-quick.html"))
            .ShouldContain("fruitfly run tiny-training");
        File.Exists(Path.Combine(_lab.Reports, "index.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task Seeds_are_added_until_the_claims_are_decided_where_that_is_asked_for()
    {
        var run = await _lab.RunTiny("--quick", "--until-decided", "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        JsonNode.Parse(run.Output)!["untilDecided"]!.ToJsonString().ShouldBe("""{"looks":1,"stopped":null}""");

        var alone = await _lab.RunTiny("--quick", "--at-most", "5m");
        alone.ExitCode.ShouldBe(2);
        alone.Error.ShouldContain("--at-most has a meaning only with --until-decided.");
        var wrong = await _lab.RunTiny("--quick", "--until-decided", "--at-most", "soon");
        wrong.Error.ShouldContain("--at-most is 'soon'.");
    }

    [Fact]
    public async Task Json_carries_the_claims_as_objects()
    {
        var result = await _lab.RunTiny("--quick", "--json");

        var run = JsonNode.Parse(result.Output)!;
        run["experiment"]!.GetValue<string>().ShouldBe("tiny-training");
        run["preset"]!.GetValue<string>().ShouldBe("quick");
        run["options"]!["seeds"]!.GetValue<double>().ShouldBe(2);
        run["study"]!.GetValue<string>().ShouldBe("tiny-training-quick");
        var claim = run["claims"]![0]!.AsObject();
        claim.Select(pair => pair.Key)
            .ShouldBe(["experiment", "id", "statement", "source", "published", "measured", "low", "high", "n",
                "unit", "verdict", "rule", "margin", "exact", "probability", "reason", "nToDecide",
                "secondsToDecide"]);
        claim["verdict"]!.GetValue<string>().ShouldBe("confirmed");
    }

    [Fact]
    public async Task What_is_finished_is_not_run_again_and_more_seeds_run_only_what_is_missing()
    {
        (await _lab.RunTiny("--quick")).Error.ShouldStartWith("tiny-training: 2 of 2 trials, ");
        (await _lab.RunTiny("--quick")).Error.ShouldNotContain("/s");
        var grown = await _lab.RunTiny("--quick", "--seeds", "5", "--json");
        JsonNode.Parse(grown.Output)!["claims"]![0]!["n"]!.GetValue<int>().ShouldBe(5);
        (await _lab.Run("studies", "list", "--store", _lab.Store)).Output.ShouldContain("5/5");
    }

    [Fact]
    public async Task Without_quick_the_published_setting_runs_under_a_name_of_choice()
    {
        (await _lab.RunTiny("--study", "mine")).ExitCode.ShouldBe(0);
        var listed = JsonNode.Parse((await _lab.Run("studies", "list", "--store", _lab.Store, "--json")).Output)![0]!;
        listed["name"]!.GetValue<string>().ShouldBe("mine");
        listed["preset"]!.GetValue<string>().ShouldBe("full");
        listed["trials"]!["done"]!.GetValue<int>().ShouldBe(3);
    }

    [Theory]
    [InlineData("--seeds", "0", "--seeds is 0; it must be a whole number from 1 to 1000.")]
    [InlineData("--seeds", "1.5", "--seeds is 1.5; it must be a whole number from 1 to 1000.")]
    [InlineData("--seeds", "many", "--seeds is 'many'; it must be a number.")]
    [InlineData("--workers", "0", "--workers is 0; it must be from 1 to 1024.")]
    [InlineData("--workers", "50000", "--workers is 50000; it must be from 1 to 1024.")]
    public async Task A_wrong_value_is_an_error_before_anything_runs(string option, string value, string message)
    {
        var result = await _lab.RunTiny(option, value);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith($"error: {message}\n");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_says_what_a_run_would_cost_and_trains_and_keeps_nothing()
    {
        var result = await _lab.RunTiny("--quick", "--dry-run", "--workers", "1");

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.TrimEnd().Split('\n');
        lines[0].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ShouldBe(["experiment", "to run", "already there", "operations", "predicted time", "memory"]);
        lines[2].ShouldMatch(@"^  tiny-training \(quick\) +2 +0 +0\.00188 +(< 0\.1|[0-9.]+) s +0\.[0-9]+ MB$");
        lines[3].ShouldBe("predicted for 1 worker by speeds measured now; operations in billions of float32; " +
            "nothing was trained or kept");
        lines.Length.ShouldBe(4);
        Directory.GetFileSystemEntries(_lab.Folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_as_json_knows_what_is_already_there()
    {
        await _lab.RunTiny("--quick");
        var all = JsonNode.Parse((await _lab.RunTiny("--seeds", "5", "--dry-run", "--json")).Output)!;

        var run = all["experiments"]!.AsArray().Single()!.AsObject();
        run.Select(pair => pair.Key).ShouldBe(
            ["experiment", "preset", "study", "trialsToRun", "trialsAlreadyThere", "operations", "workers", "seconds",
                "trialSeconds", "measuringSeconds", "speeds", "memoryBytes"]);
        run["experiment"]!.GetValue<string>().ShouldBe("tiny-training");
        run["study"]!.GetValue<string>().ShouldBe("tiny-training-full-seeds-5");
        run["trialsToRun"]!.GetValue<int>().ShouldBe(3);
        run["trialsAlreadyThere"]!.GetValue<int>().ShouldBe(2);
        // Of one example 800 operations forward, 800 for the weights, 160 for the hidden units; 3 steps over 100, 100
        // and 100 of 160 examples are 100, 60 and 100, evaluations of all 200 before the
        // first, after the second and the third.
        run["operations"]!.GetValue<long>().ShouldBe(3 * (260 * 1760 + 3 * 200 * 800));
        all["seconds"]!.GetValue<double>().ShouldBe(run["seconds"]!.GetValue<double>());
        _lab.Counts("tiny-training-full").Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_dry_run_finds_a_trial_that_cannot_run()
    {
        using var lab = new TinyLab { Experiments = new ExperimentCatalog(new BrokenExperiment()) };
        var result = await lab.Run(["run", "broken", "--dry-run", .. lab.Places]);
        (result.ExitCode, result.Output).ShouldBe((1, ""));
        result.Error.ShouldStartWith("error: a trial of 'broken' cannot be run: The network takes 41 inputs");
    }

    [Fact]
    public async Task A_mistyped_experiment_or_option_is_guessed()
    {
        (await _lab.Run("run", "tiny-trainin")).ShouldBe(
            new Invocation(2, "",
                "error: 'fruitfly run' has no experiment 'tiny-trainin'.\nhint: did you mean 'tiny-training'?\n"));
        (await _lab.RunTiny("--seed", "3")).Error.ShouldBe(
            "error: 'fruitfly run tiny-training' has no option --seed.\nhint: did you mean '--seeds'?\n");
        (await _lab.Run("run")).Error.ShouldBe(
            "error: 'fruitfly run' needs one more word.\nhint: it is one of tiny-training; see 'fruitfly run --help'.\n");
    }

    [Fact]
    public async Task Help_shows_what_can_be_varied_with_both_presets()
    {
        var help = (await _lab.Run("run", "tiny-training", "--help")).Output;
        help.ShouldContain("  --seeds N          networks trained (default: 3, with --quick 2)\n");
        help.ShouldContain("  --learning-rate X  of gradient descent (default: 0.1)\n");
    }

    [Fact]
    public async Task Each_setting_has_its_own_study_and_page()
    {
        foreach (var options in (string[][])[[], ["--quick"], ["--seeds", "1"], ["--quick", "--seeds", "1"],
            ["--seeds", "3"]])
            (await _lab.RunTiny(options)).ExitCode.ShouldBe(0);

        Directory.GetFiles(_lab.Reports).Select(Path.GetFileName).ShouldBe(
            [
                "index.html",
                .. ((string[])["tiny-training", "tiny-training-quick", "tiny-training-full-seeds-1",
                    "tiny-training-quick-seeds-1"])
                    .SelectMany(page => (string[])[$"{page}.html", $"{page}.json"]),
            ],
            ignoreOrder: true);
        _lab.Counts("tiny-training-full").Done.ShouldBe(3, "the variation took none of its trials");
        File.ReadAllText(Path.Combine(_lab.Reports, "tiny-training.html")).ShouldContain("3 networks were trained.");
    }

    [Fact]
    public async Task A_name_that_other_settings_have_becomes_another_study_and_that_is_said()
    {
        await _lab.RunTiny("--seeds", "2", "--study", "mine");
        var result = await _lab.RunTiny("--seeds", "1", "--study", "mine", "--json");

        result.Error.ShouldContain("kept as the study mine-seeds-1: mine has other settings\n");
        JsonNode.Parse(result.Output)!["study"]!.GetValue<string>().ShouldBe("mine-seeds-1");
        (_lab.Counts("mine").Done, _lab.Counts("mine-seeds-1").Done).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Interrupted_it_keeps_what_is_finished_and_prints_how_to_go_on()
    {
        using var interruption = new CancellationTokenSource();
        var running = _lab.Run(interruption.Token, ["run", "tiny-training", "--seeds", "1000", .. _lab.Places]);
        await _lab.FinishedTrials("tiny-training-full-seeds-1000", atLeast: 1);
        interruption.Cancel();
        var stopped = await running;

        stopped.ExitCode.ShouldBe(130);
        stopped.Output.ShouldBeEmpty();
        var kept = _lab.Counts("tiny-training-full-seeds-1000");
        kept.Running.ShouldBe(0);
        stopped.Error.ShouldContain($"error: interrupted; {kept.Finished} of 1000 trials are kept.\n");
        stopped.Error.ShouldEndWith(
            $"hint: go on with: fruitfly run tiny-training --seeds 1000 --store {_lab.Store} --reports {_lab.Reports}\n");
    }

    [Fact]
    public async Task A_trial_that_throws_fails_the_run_with_its_reason_and_what_to_do()
    {
        using var lab = new TinyLab { Experiments = new ExperimentCatalog(new BrokenExperiment()) };
        var result = await lab.Run(["run", "broken", .. lab.Places]);
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("error: 1 of 1 trials of the study 'broken-full' failed, the first because: ");
        result.Error.ShouldContain(
            "hint: 'fruitfly studies show broken-full' lists them; add --retry to run them again.");
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_told_before_anything_is_trained()
    {
        File.WriteAllText(_lab.Folder["taken"], "");
        var result =
            await _lab.Run("run", "tiny-training", "--quick", "--store", _lab.Store, "--reports", _lab.Folder["taken"]);
        result.ShouldBe(new Invocation(3, "",
            $"error: {_lab.Folder["taken"]}: this is a file, and a folder is needed there.\nhint: Choose another " +
            "folder.\n"));
        (await _lab.Run("reproduce", "--quick", "--store", _lab.Store, "--reports",
            _lab.Folder["taken"])).ExitCode.ShouldBe(3);
        File.Exists(_lab.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_of_experiments_is_their_titles_within_the_width()
    {
        var help = (await _lab.Run("run", "--help")).Output;
        help.ShouldContain("\n  tiny-training  A small network learns something\n");
        help.ShouldNotContain("Trains for a few steps.");
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_an_error_of_its_own_kind()
    {
        await File.WriteAllTextAsync(_lab.Store,
            "not a database, and longer than a header of one would have to be, which is 100 bytes.");
        (await _lab.RunTiny("--quick")).ExitCode.ShouldBe(4);
    }
}
