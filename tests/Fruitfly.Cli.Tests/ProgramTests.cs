using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_reader_that_goes_away_is_no_error() =>
        (await ProgramProcess.Bash("""set -o pipefail; "$fruitfly" list --json | true""").Ended()).ShouldBe(new Invocation(0, "", ""));

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
        var result = await ProgramProcess.Bash(""" "$fruitfly" data mnist1d --samples 500 """, ("LC_ALL", locale)).Ended();
        result.Output.ShouldContain(mark);
    }

    [Fact]
    public async Task The_first_interrupt_stops_a_server_cleanly()
    {
        using var folder = new TemporaryFolder();
        using var process = ProgramProcess.Bash(""" exec "$fruitfly" serve --no-browser --reports """ + folder["reports"], ("FRUITFLY_HOME", folder["home"]));
        var address = await process.StandardOutput.ReadLineAsync();
        address.ShouldNotBeNull();
        address.ShouldStartWith("http://127.0.0.1:");

        process.Signal("INT");
        await process.EndAsync();

        process.ExitCode.ShouldBe(0);
        (await process.StandardError.ReadToEndAsync()).ShouldEndWith("stopping; once more stops at once\n");
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

        var second = await Interrupted(ProgramProcess.Bash($"exec {resume}", environment), afterTrials: kept.Finished + 1);
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
        using var process = ProgramProcess.Bash($""" exec "$fruitfly" serve --no-browser --reports {lab.Reports}""", ("FRUITFLY_HOME", lab.Folder.Root));
        var address = new Uri((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull());
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await client.GetAsync(address, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var asked = new StringContent("""{"preset":"quick","options":{"seeds":200}}""", System.Text.Encoding.UTF8, "application/json");
        (await client.PostAsync(new Uri(address, "/api/experiments/mnist1d-training/runs"), asked, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        using var viewer = await client.GetAsync(new Uri(address, "/api/studies/live"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
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
