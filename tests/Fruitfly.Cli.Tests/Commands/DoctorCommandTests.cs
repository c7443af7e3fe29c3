using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Json_holds_every_finding()
    {
        using var folder = new TemporaryFolder();

        var result = await Invocation.Of("doctor", "--json", "--store", folder["studies.db"]);

        result.ExitCode.ShouldBe(0);
        var findings = JsonNode.Parse(result.Output)!.AsObject();
        findings.Select(finding => finding.Key)
            .ShouldBe(["version", "runtime", "instruction set", "cores", "store", "reports", "disk", "images",
                "browser"]);
        findings["cores"]!["found"]!.GetValue<string>().ShouldBe(Environment.ProcessorCount.ToString());
        findings["store"]!["found"]!.GetValue<string>().ShouldBe($"{folder["studies.db"]}, made by the first run");
        File.Exists(folder["studies.db"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_store_is_found_with_a_remedy_and_the_exit_code_of_stores()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["studies.db"],
            "a letter to my aunt, which is not what a database looks like at all");
        var result = await Invocation.Of("doctor", "--json", "--store", folder["studies.db"]);
        result.ExitCode.ShouldBe(4);
        var store = JsonNode.Parse(result.Output)!["store"]!;
        store["good"]!.GetValue<bool>().ShouldBeFalse();
        store["remedy"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_finding()
    {
        using var folder = new TemporaryFolder();
        var lines = (await Invocation.Of("doctor", "--store", folder["studies.db"])).Output.Split('\n');
        lines[0].ShouldContain("remedy");
        lines.Count(line => line.StartsWith("  ok ") || line.StartsWith("  look ")).ShouldBe(9);
    }

    [Fact]
    public async Task It_fails_where_the_next_command_will()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["taken"], "", TestContext.Current.CancellationToken);
        var store = await Invocation.Of("doctor", "--json", "--store", folder["taken/studies.db"]);
        store.ExitCode.ShouldBe(4);
        var found = JsonNode.Parse(store.Output)!["store"]!;
        found["good"]!.GetValue<bool>().ShouldBeFalse();
        found["remedy"]!.GetValue<string>().ShouldContain("FRUITFLY_HOME");
        var reports =
            await Invocation.Of("doctor", "--json", "--store", folder["studies.db"], "--reports", folder["taken"]);
        reports.ExitCode.ShouldBe(3);
        JsonNode.Parse(reports.Output)!["reports"]!["found"]!.GetValue<string>().ShouldContain("this is a file");
    }

    [Fact]
    public async Task Images_that_are_not_there_are_told_and_a_home_that_is_missing_fails()
    {
        using var folder = new TemporaryFolder();
        var bare = await ProgramProcess.Bash(
            $""" cd {folder.Root} && env -u HOME -u FRUITFLY_HOME -u XDG_DATA_HOME "$fruitfly" doctor --json """,
            ("FRUITFLY_DATA", folder["none"])).Ended();
        bare.ExitCode.ShouldBe(4, bare.Error);
        JsonNode.Parse(bare.Output)!["images"]!["found"]!.GetValue<string>().ShouldNotBeEmpty();
        JsonNode.Parse(bare.Output)!["store"]!["good"]!.GetValue<bool>().ShouldBeFalse();
    }
}
