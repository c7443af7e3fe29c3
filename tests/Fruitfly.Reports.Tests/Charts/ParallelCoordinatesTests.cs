using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class ParallelCoordinatesTests
{
    static readonly ParallelCoordinatesData Data = new()
    {
        Axes = [new("width", [(0, "8"), (1, "64")]), new("momentum", [(0, "0"), (1, "0.9")])],
        Lines =
        [
            new("3", [1, 0.5], 10), new("1", [0, null], 20), new("2", [0.5, 1], double.NaN),
        ],
        Value = "validation error (%)",
    };

    [Fact]
    public void A_setting_is_a_line_over_every_factor_and_its_value_the_better_end_up()
    {
        var rows = Rows(ParallelCoordinates.Draw(Data), "settings");

        rows.Count.ShouldBe(6, "two settings on three axes");
        rows.Where(row => row["setting"]!.GetValue<string>() == "3").Select(row => row["place"]!.GetValue<double>())
            .ShouldBe([1, 0.5, 1]);
    }

    [Fact]
    public void A_higher_value_is_up_where_higher_is_better()
    {
        var rows = Rows(ParallelCoordinates.Draw(Data with { IsHigherBetter = true }), "settings");

        rows.Last(row => row["setting"]!.GetValue<string>() == "3")["place"]!.GetValue<double>().ShouldBe(0);
    }

    [Fact]
    public void A_factor_that_does_not_apply_has_a_place_of_its_own_below_the_axis()
    {
        var chart = ParallelCoordinates.Draw(Data);

        Rows(chart, "settings").Single(row =>
            row["setting"]!.GetValue<string>() == "1" && row["axis"]!.GetValue<int>() == 1)["place"]!
            .GetValue<double>().ShouldBeLessThan(0);
        Rows(chart, "ticks").Select(row => row["label"]!.GetValue<string>()).ShouldContain("not used");
    }

    [Fact]
    public void The_best_is_thick_and_what_diverged_is_counted()
    {
        var chart = ParallelCoordinates.Draw(Data);

        Rows(chart, "best").Select(row => row["setting"]!.GetValue<string>()).Distinct().ShouldBe(["3"]);
        chart.Caption.ShouldBe("One line for each of 2 settings, coloured by validation error (%); thick: the best. " +
            "The better end of the last axis is at its top. ▲ 1 setting has no score: every trial diverged.");
    }

    [Fact]
    public void Of_many_settings_the_best_are_drawn_and_some_of_the_others()
    {
        var chart = ParallelCoordinates.Draw(Data with
        {
            Lines = [.. Enumerable.Range(0, 100_000).Select(k => new ParallelLine($"{k}", [0.5, 0.5], k))],
        });

        MarkBudget.Count(chart.Specification).ShouldBeLessThanOrEqualTo(MarkBudget.Limit);
        var drawn = Rows(chart, "settings").Select(row => row["setting"]!.GetValue<string>()).Distinct().ToHashSet();
        drawn.ShouldContain("0");
        drawn.ShouldContain("99999");
        chart.Caption.ShouldContain($"{drawn.Count:N0} are drawn: the best {drawn.Count / 2:N0}");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() => ParallelCoordinates.Draw(Data with { Axes = [] }))
            .Message.ShouldContain("0 axes");
        Should.Throw<ArgumentException>(() => ParallelCoordinates.Draw(Data with { Lines = [new("1", [1], 2)] }))
            .Message.ShouldContain("'1' has 1 places, but there are 2 axes");
        Should.Throw<ArgumentException>(() => ParallelCoordinates.Draw(Data with { Lines = [Data.Lines[2]] }))
            .Message.ShouldContain("No setting has a finite value");
    }

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];
}
