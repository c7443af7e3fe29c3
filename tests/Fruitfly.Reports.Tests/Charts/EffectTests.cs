using System.Text.Json.Nodes;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class EffectTests
{
    static readonly EffectData Data = new()
    {
        Factor = "width", Quantity = "validation error", Unit = "%", Note = "Discs: means.",
        Trials = [new(8, 29), new(8, 31), new(16, 19), new(16, 21)],
        Settings = [[new(8, 30), new(16, 20)]],
        Means = [new(16, new Estimate(20, 1.4, 18, 22, 2)), new(8, new Estimate(30, 1.4, 28, 32, 2))],
    };

    [Fact]
    public void Means_with_intervals_settings_and_every_trial_are_drawn()
    {
        var chart = Effect.Draw(Data);

        Rows(chart, "mean").Select(row => row["x"]!.GetValue<double>()).ShouldBe([8, 16], "from left to right");
        Rows(chart, "mean")[1]["interval"]!.GetValue<string>().ShouldBe("18.0 to 22.0");
        Rows(chart, "trials").Count.ShouldBe(4);
        Rows(chart, "settings").Count.ShouldBe(2);
        chart.Caption.ShouldBe(
            "Discs: means. Thin lines: settings that differ in this factor alone. Dots: single trials.");
    }

    [Fact]
    public void Diverged_trials_stand_at_the_top_and_are_counted()
    {
        var chart = Effect.Draw(Data with { Diverged = [(8, 0), (16, 3)] });

        var row = Rows(chart, "diverged").ShouldHaveSingleItem();
        row["n"]!.GetValue<int>().ShouldBe(3);
        row["value"]!.GetValue<double>().ShouldBe(
            chart.Specification["encoding"]!["y"]!["scale"]!["domain"]![1]!.GetValue<double>());
        chart.Caption.ShouldEndWith("▲ 3 trials diverged and have no score: at the top, and not in the means.");
    }

    [Fact]
    public void Names_stand_side_by_side_and_nothing_joins_those_without_an_order()
    {
        var chart = Effect.Draw(Data with
        {
            Levels = ["relu", "it's \"tanh\""],
            IsOrdered = false,
            Trials = [],
            Means = [new(0, new Estimate(20, 1, 19, 21, 3)), new(1, new Estimate(25, 1, 24, 26, 3))],
        });

        var x = chart.Specification["encoding"]!["x"]!;
        x["scale"]!["domain"]!.ToJsonString().ShouldBe("[-0.5,1.5]");
        x["axis"]!["labelExpr"]!.GetValue<string>().ShouldBe("""["relu","it\u0027s \u0022tanh\u0022"][datum.value]""");
        chart.Specification["layer"]!.AsArray().Select(layer => layer!["mark"]!["type"]!.GetValue<string>())
            .ShouldNotContain("line");
    }

    [Fact]
    public void The_levels_of_a_grid_can_be_the_ticks() =>
        Effect.Draw(Data with { Ticks = [8, 16] }).Specification["encoding"]!["x"]!["axis"]!["values"]!.ToJsonString()
            .ShouldBe("[8,16]");

    [Fact]
    public void A_hundred_thousand_trials_are_thinned_with_a_word()
    {
        var chart = Effect.Draw(Data with
        {
            Trials = [.. Enumerable.Range(0, 100_000).Select(k => new CurvePoint(k % 2 == 0 ? 8 : 16, k % 50))],
        });

        chart.Caption.ShouldContain("Dots: 1,500 of 100,000 single trials; means use all.");
    }

    [Fact]
    public void An_interval_of_two_seeds_does_not_squeeze_everything_else()
    {
        var chart = Effect.Draw(Data with { Means = [new(8, new Estimate(30, 1.4, -900, 960, 2))] });

        chart.Specification["encoding"]!["y"]!["scale"]!["domain"]!.ToJsonString().ShouldBe("[0,40]");
        Rows(chart, "mean")[0]["interval"]!.GetValue<string>().ShouldBe("−900 to 960", "the data have it whole");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Should.Throw<ArgumentException>(() => Effect.Draw(Data with { Means = [] }))
            .Message.ShouldContain("No mean over 'width' is finite");
        Should.Throw<ArgumentException>(() => Effect.Draw(Data with
        {
            IsHorizontalLogarithmic = true,
            Means = [new(0, new Estimate(1, 1, 0, 2, 2))],
        })).Message.ShouldContain("The place 0 has no logarithm");
    }

    static List<JsonObject> Rows(Chart chart, string name) =>
        [.. chart.Specification["datasets"]![name]!.AsArray().Select(row => row!.AsObject())];
}
