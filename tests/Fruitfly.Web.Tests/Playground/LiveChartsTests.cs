using System.Text.Json.Nodes;
using Fruitfly.Web.Playground;

namespace Fruitfly.Web.Tests.Playground;

public sealed class LiveChartsTests
{
    public static TheoryData<string> Charts => ["loss", "logarithmicLoss", "error"];

    static JsonObject Named(string name) => name switch
    {
        "loss" => LiveCharts.All.Loss,
        "error" => LiveCharts.All.Error,
        _ => LiveCharts.All.LogarithmicLoss,
    };

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_layer_draws_data_that_the_page_fills(string name) =>
        Named(name)["layer"]!.AsArray().Select(layer => (string)layer!["data"]!["name"]!).Order()
            .ShouldBe(LiveCharts.Parts);

    [Fact]
    public void Training_is_orange_and_dashed_and_validation_is_sky()
    {
        var colour =
            LiveCharts.All.Loss["layer"]!.AsArray()
                .Single(layer => (string)layer!["data"]!["name"]! == "lines")!["encoding"]!;
        colour["color"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("""["training","validation"]""");
        colour["color"]!["scale"]!["range"]!.ToJsonString().ShouldBe("""["#E69F00","#56B4E9"]""");
        colour["strokeDash"]!["scale"]!["range"]!.ToJsonString().ShouldBe("[[6,3],[2,2]]");
    }

    [Fact]
    public void Zero_is_on_the_axis_unless_it_is_logarithmic()
    {
        Scale(LiveCharts.All.Error)["zero"]!.GetValue<bool>().ShouldBeTrue();
        Scale(LiveCharts.All.LogarithmicLoss)["type"]!.GetValue<string>().ShouldBe("log");

        static JsonNode Scale(JsonObject chart) => chart["layer"]![0]!["encoding"]!["y"]!["scale"]!;
    }
}
