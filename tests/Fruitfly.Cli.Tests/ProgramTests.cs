using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_reader_that_goes_away_is_no_error() =>
        (await ProgramProcess.Bash("""set -o pipefail; "$fruitfly" list --json | true""").Ended())
            .ShouldBe(new Invocation(0, "", ""));

    [Theory]
    [InlineData(""" "$fruitfly" list >/dev/full """)]
    [InlineData(""" "$fruitfly" list >&- """)]
    [InlineData(""" "$fruitfly" --help >&- """)]
    [InlineData(""" "$fruitfly" --version >/dev/full """)]
    [InlineData(""" "$fruitfly" completion bash >/dev/full """)]
    [InlineData(""" "$fruitfly" data mnist1d --samples 50 --json >/dev/full """)]
    [InlineData(""" "$fruitfly" train --data circles --epochs 1 --json 2>/dev/null >/dev/full || exit $? """)]
    public async Task Standard_output_that_is_full_or_closed_is_one_line_and_a_code(string line)
    {
        var result = await ProgramProcess.Bash(line).Ended();
        result.ExitCode.ShouldBe(3, result.Error);
        if (!line.Contains("2>"))
            result.Error.ShouldMatch(@"\Aerror: standard output cannot be written: .+\.\nhint: .+\n\z");
    }

    [Theory]
    [InlineData(""" "$fruitfly" nope 2>&- """, 2)]
    [InlineData(""" "$fruitfly" nope 2>/dev/full """, 2)]
    [InlineData(""" "$fruitfly" train --data circles --epochs 1 >/dev/null 2>&- """, 0)]
    [InlineData(""" "$fruitfly" list >&- 2>&- """, 3)]
    public async Task Standard_error_that_is_full_or_closed_changes_nothing(string line, int exitCode) =>
        (await ProgramProcess.Bash(line).Ended()).ShouldBe(new Invocation(exitCode, "", ""));

    [Fact]
    public async Task An_output_that_is_standard_output_goes_behind_what_a_file_holds_already()
    {
        using var folder = new TemporaryFolder();
        var result = await ProgramProcess.Bash(
            $""" cd {folder.Root} && echo first >all.csv && "$fruitfly" train --data circles --epochs 1 --json --history /dev/stdout >>all.csv """).Ended();
        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllText(folder["all.csv"]).ShouldStartWith("first\nseed,step,epoch,learning_rate,");
    }

    [Theory]
    [InlineData("nope --help")]
    [InlineData("--help nope")]
    [InlineData("run nope --help")]
    [InlineData("list --nope --help")]
    public async Task An_unknown_word_is_an_error_beside_help_too(string line) =>
        (await Invocation.Of(line.Split(' '))).ExitCode.ShouldBe(2);

    [Theory]
    [InlineData("studies show some --limit -3", "--limit is -3; it must be a whole number from 0 up.")]
    [InlineData("studies show some --limit many", "--limit is 'many'; it must be a whole number from 0 up.")]
    [InlineData("serve --port 65536", "--port is 65536; it must be a whole number from 0 to 65535.")]
    [InlineData("serve --port x", "--port is 'x'; it must be a whole number from 0 to 65535.")]
    [InlineData("complete x y", "<position> is 'x'; it must be a whole number.")]
    [InlineData("data mnist1d --samples 1.5", "--samples is '1.5'; it must be a whole number.")]
    [InlineData("doctor --reports https://ada:secret@host/reports",
        "--reports begins with 'https://', which is the address of a server; it must be a path on this machine.")]
    public async Task A_wrong_value_is_told_in_words(string line, string message)
    {
        var result = await Invocation.Of(line.Split(' '));
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith($"error: {message}\n");
        result.Error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_fault_of_the_program_leaves_its_trace_in_a_file_and_one_line()
    {
        using var folder = new TemporaryFolder();
        Surroundings Faulty(Surroundings some) => some with
        {
            Experiments = new Lab.Experiments.ExperimentCatalog(new BrokenMeasuring()),
            Environment = name => name == "FRUITFLY_HOME" ? folder.Root : null,
        };
        string[] line = ["run", "broken-measuring", "--store", folder["studies.db"], "--reports", folder["reports"]];
        var result = await Invocation.Of(Faulty, line);
        result.ExitCode.ShouldBe(1);
        var file = Directory.GetFiles(folder.Root, "fruitfly-crash-*.txt").ShouldHaveSingleItem();
        result.Error.ShouldEndWith(
            "error: this is a bug in the program: InvalidTimeZoneException: out of hours\nhint: please report it " +
            $"with the file {file}, which holds the trace.\n");
        File.ReadAllText(file).ShouldContain("   at Fruitfly.Cli.Tests.");
        (await Invocation.Of(Faulty, [.. line, "--debug"])).Error.ShouldContain("   at Fruitfly.Cli.Tests.");
        Directory.GetFiles(folder.Root, "fruitfly-crash-*.txt").Length.ShouldBe(1);
    }

    sealed class BrokenMeasuring : Lab.Experiments.ComputedExperiment<Lab.Experiments.NoOptions>
    {
        public override string Name => "broken-measuring";
        public override string Title => "Measures wrongly";
        public override string Summary => "For tests of faults.";
        public override string Source => "these tests";

        protected override Studies.Evidence.Findings Measure(
            Lab.Experiments.NoOptions options, Lab.Experiments.MeasuringContext context) =>
            throw new InvalidTimeZoneException("out of hours");
    }

    [Fact]
    public async Task Data_goes_to_standard_output_and_errors_to_standard_error()
    {
        var good = await ProgramProcess.Bash(""" "$fruitfly" data mnist1d --samples 50 --json """).Ended();
        (good.ExitCode, good.Error).ShouldBe((0, ""));
        JsonNode.Parse(good.Output)!["trainingExamples"]!.GetValue<int>().ShouldBe(40);
        (await ProgramProcess.Bash(""" "$fruitfly" dat """).Ended()).ShouldBe(
            new Invocation(2, "", "error: 'fruitfly' has no command 'dat'.\nhint: did you mean 'data'?\n"));
    }

    [Theory]
    [InlineData("C", "#")]
    [InlineData("C.UTF-8", "▁")]
    public async Task Marks_beyond_ASCII_are_used_where_the_locale_has_them(string locale, string mark)
    {
        var result =
            await ProgramProcess.Bash(""" "$fruitfly" data mnist1d --samples 500 """, ("LC_ALL", locale)).Ended();
        result.Output.ShouldContain(mark);
    }

    [Fact]
    public async Task The_first_interrupt_stops_a_server_cleanly()
    {
        using var folder = new TemporaryFolder();
        using var process =
            ProgramProcess.Bash(""" exec "$fruitfly" serve --no-browser --reports """ + folder["reports"],
                ("FRUITFLY_HOME", folder["home"]));
        var address = await process.StandardOutput.ReadLineAsync();
        address.ShouldNotBeNull();
        address.ShouldStartWith("http://127.0.0.1:");

        process.Signal("INT");
        await process.EndAsync();

        process.ExitCode.ShouldBe(0);
        (await process.StandardError.ReadToEndAsync()).ShouldEndWith("stopping; press Ctrl-C again to stop at once\n");
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_with_the_command_it_prints()
    {
        using var lab = new TinyLab();
        var line = $""" "$fruitfly" run mnist1d-training --quick --seeds 200 --reports {lab.Reports}""";
        var environment = new[] { ("FRUITFLY_HOME", lab.Folder.Root), ("FRUITFLY_COMMAND", ProgramProcess.Path) };

        var first = await Interrupted(ProgramProcess.Bash($"exec {line}", environment), afterTrials: 1);
        first.ExitCode.ShouldBe(130);
        var kept = lab.Counts("mnist1d-training-quick-seeds-200");
        kept.Running.ShouldBe(0);
        first.Error.ShouldContain($"error: interrupted; {kept.Finished} of 600 trials are kept.\n");
        var resume = first.Error.TrimEnd().Split("go on with: ")[1];

        var second =
            await Interrupted(ProgramProcess.Bash($"exec {resume}", environment), afterTrials: kept.Finished + 1);
        second.ExitCode.ShouldBe(130);
        second.Error.ShouldContain(" of 600 trials are kept.\n");

        async Task<Invocation> Interrupted(System.Diagnostics.Process process, int afterTrials)
        {
            await lab.FinishedTrials("mnist1d-training-quick-seeds-200", afterTrials);
            process.Signal("INT");
            return await process.Ended();
        }
    }

    [Fact]
    public async Task An_interrupted_server_keeps_every_finished_trial_of_what_it_ran()
    {
        using var lab = new TinyLab();
        using var process =
            ProgramProcess.Bash($""" exec "$fruitfly" serve --no-browser --reports {lab.Reports}""",
                ("FRUITFLY_HOME", lab.Folder.Root));
        var address =
            new Uri((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))
                .ShouldNotBeNull());
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await client.GetAsync(address, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var asked =
            new StringContent("""{"preset":"quick","options":{"seeds":200}}""", System.Text.Encoding.UTF8,
                "application/json");
        (await client.PostAsync(new Uri(address, "/api/experiments/mnist1d-training/runs"), asked,
            TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        using var viewer =
            await client.GetAsync(new Uri(address, "/api/studies/live"), HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken);
        await lab.FinishedTrials("mnist1d-training-quick-seeds-200", atLeast: 2);
        var before = lab.Counts("mnist1d-training-quick-seeds-200");

        process.Signal("INT");
        await process.EndAsync();

        process.ExitCode.ShouldBe(0);
        var kept = lab.Counts("mnist1d-training-quick-seeds-200");
        kept.Finished.ShouldBeGreaterThanOrEqualTo(before.Finished);
        (kept.Running, kept.Failed, kept.Planned).ShouldBe((0, 0, 600 - kept.Finished));
    }
}
