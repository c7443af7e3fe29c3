using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class ListCommandTests
{
    [Fact]
    public async Task Experiments_are_listed_with_what_they_measure_and_where_it_comes_from()
    {
        using var lab = new TinyLab();
        (await lab.Run("list")).ShouldBe(new Invocation(0,
            """
              experiment      what it measures                   source
            ──────────────────────────────────────────────────────────────────
              tiny-training   A small network learns something   these tests

            """, ""));
    }

    [Fact]
    public async Task Json_holds_every_option_with_its_presets_and_range()
    {
        using var lab = new TinyLab();
        var option = JsonNode.Parse((await lab.Run("list", "--json")).Output)![0]!["options"]![0]!;
        option["name"]!.GetValue<string>().ShouldBe("seeds");
        (option["quick"]!.GetValue<double>(), option["full"]!.GetValue<double>(),
            option["maximum"]!.GetValue<double>()).ShouldBe((2, 3, 1000));
    }
}
