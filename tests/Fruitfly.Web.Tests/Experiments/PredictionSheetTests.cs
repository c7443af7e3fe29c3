using System.Text.Json.Nodes;
using Fruitfly.Web.Experiments;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class PredictionSheetTests
{
    const string Sheet = "/api/experiments/tiny-training/prediction";

    [Fact]
    public async Task It_asks_for_lines_and_for_statements_that_have_an_answer_and_gives_no_answer()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        var sheet = await open.JsonAsync(Sheet);
        var figure = sheet["figures"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        ((string)figure["id"]!, (int)figure["number"]!, (double)figure["low"]!, (double)figure["high"]!,
            (double)figure["bottom"]!).ShouldBe(("loss", 1, 2, 32, 0));
        ((double)figure["top"]!).ShouldBeGreaterThan(1);
        figure["lines"]![0]!.AsObject().Select(part => part.Key).ShouldBe(["name", "places"]);
        figure.ContainsKey("title").ShouldBeFalse("a title says what was found");
        sheet["claims"]!.AsArray().Select(claim => (string)claim!["id"]!).ShouldBe(["trained", "perfect"]);
        sheet["claims"]![0]!.AsObject().Select(part => part.Key).ShouldBe(["id", "statement", "source"]);
    }

    [Fact]
    public async Task Of_an_experiment_of_which_nothing_is_known_there_is_none()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        using var answer = await open.GetAsync(Sheet);
        (await answer.Content.ReadAsStringAsync()).ShouldBeOneOf("", "null");
    }
}
