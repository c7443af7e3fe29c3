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
        findings.Select(finding => finding.Key).ShouldBe(["version", "runtime", "instruction set", "cores", "store", "disk", "browser"]);
        findings["cores"]!["found"]!.GetValue<string>().ShouldBe(Environment.ProcessorCount.ToString());
        findings["store"]!["found"]!.GetValue<string>().ShouldBe($"{folder["studies.db"]}, made by the first run");
        File.Exists(folder["studies.db"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_store_is_found_with_a_remedy_and_the_exit_code_of_stores()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["studies.db"], "a letter to my aunt, which is not what a database looks like at all");
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
        lines.Count(line => line.StartsWith("  ok ") || line.StartsWith("  look ")).ShouldBe(7);
    }
}
