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
        using var process = ProgramProcess.Bash(""" exec "$fruitfly" serve --no-browser --reports """ + folder["reports"]);
        var address = await process.StandardOutput.ReadLineAsync();
        address.ShouldNotBeNull();
        address.ShouldStartWith("http://127.0.0.1:");

        process.Signal("INT");
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0);
        (await process.StandardError.ReadToEndAsync()).ShouldEndWith("stopping; once more stops at once\n");
    }
}
