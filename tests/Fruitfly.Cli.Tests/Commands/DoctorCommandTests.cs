using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Json_holds_every_check_with_its_verdict()
    {
        var result = await Invocation.Of("doctor", "--json");

        result.ExitCode.ShouldBe(0);
        var checks = JsonNode.Parse(result.Output)!.AsObject();
        checks["cores"]!["value"]!.GetValue<string>().ShouldBe(Environment.ProcessorCount.ToString());
        checks["version"]!["good"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_table_names_the_instruction_set() =>
        (await Invocation.Of("doctor")).Output.ShouldContain("instructions");
}
