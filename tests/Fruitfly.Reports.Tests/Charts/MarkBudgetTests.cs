using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests.Charts;

public class MarkBudgetTests
{
    [Fact]
    public void Every_view_counts_the_rows_it_draws() =>
        MarkBudget.Count(Specification(30, views: 3)).ShouldBe(90);

    [Fact]
    public void A_chart_within_the_limit_is_made() =>
        new Chart(Specification(2_500, views: 2), FigureData.None, "").Caption.ShouldBe("");

    [Fact]
    public void A_chart_above_the_limit_is_refused() =>
        Should.Throw<InvalidOperationException>(() => new Chart(Specification(2_501, views: 2), FigureData.None, ""))
            .Message.ShouldContain("5,002 marks; at most 5,000");

    [Fact]
    public void A_view_without_its_data_is_refused()
    {
        var specification = Specification(3, views: 1);
        specification["datasets"]!.AsObject().Remove("rows");

        Should.Throw<ArgumentException>(() => MarkBudget.Count(specification)).Message.ShouldContain("'rows'");
    }

    [Theory]
    [InlineData(5, 10, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(5, 5, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(5, 3, new[] { 0, 2, 4 })]
    [InlineData(101, 2, new[] { 0, 100 })]
    [InlineData(0, 2, new int[0])]
    public void Thinning_keeps_both_ends_and_spreads_evenly(int count, int most, int[] kept) =>
        MarkBudget.Thin(count, most).ShouldBe(kept);

    static JsonObject Specification(int rows, int views) => new()
    {
        ["datasets"] = new JsonObject
        {
            ["rows"] = new JsonArray([.. Enumerable.Range(0, rows)
            .Select(k => JsonValue.Create(k))])
        },
        ["data"] = new JsonObject { ["name"] = "rows" },
        ["layer"] = new JsonArray([.. Enumerable.Range(0, views).Select(_ => new JsonObject { ["mark"] = "point" })]),
    };
}
