using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class SignalsTests
{
    [Fact]
    public void Each_panel_is_a_small_multiple_in_the_given_order()
    {
        var drawn = Signals.Draw([new("digit 9", [[1, 2, 3]]), new("digit 1", [[0, -1, 0]])], columns: 2).Specification;

        drawn["facet"]!["field"]!.GetValue<string>().ShouldBe("panel");
        drawn["facet"]!["sort"]!.ToJsonString().ShouldBe("""["digit 9","digit 1"]""");
        drawn["columns"]!.GetValue<int>().ShouldBe(2);
        drawn["resolve"].ShouldBeNull("one scale for all panels");
    }

    [Fact]
    public void Every_value_keeps_its_position()
    {
        var rows = Rows(Signals.Draw([new("digit 0", [[1.5, -2]])]));

        rows.Select(row => (row["position"]!.GetValue<int>(), row["value"]!.GetValue<double>()))
            .ShouldBe([(0, 1.5), (1, -2)]);
    }

    [Fact]
    public void Stacked_signals_stand_below_each_other_and_keep_their_values()
    {
        var rows = Rows(Signals.Draw([new("digit 0", [[0, 1], [0, 1]])]));

        rows.Select(row => row["value"]!.GetValue<double>()).ShouldBe([0, 1, 0, 1]);
        rows.Select(row => row["height"]!.GetValue<double>()).ShouldBe([0, 1, -0.9, 0.1], tolerance: 1e-12);
    }

    [Fact]
    public void What_came_before_is_grey()
    {
        var chart = Signals.Draw([new("scaled", [[0, 2]], Before: [0, 1])]);

        Rows(chart).Select(row => row["kind"]!.GetValue<string>()).ShouldBe(["before", "before", "signal", "signal"]);
        chart.Specification["spec"]!["encoding"]!["stroke"]!["condition"]!.ToJsonString()
            .ShouldBe("""{"test":"datum.kind === \u0027before\u0027","value":"#808080"}""");
        chart.Caption.ShouldBe("One signal. Grey: what it came from.");
    }

    [Fact]
    public void Panels_with_lengths_of_their_own_have_positions_of_their_own() =>
        Signals.Draw([new("a", [[0, 1]]), new("b", [[0, 1, 2]])], isPositionShared: false)
            .Specification["resolve"]!["scale"]!["x"]!.GetValue<string>().ShouldBe("independent");

    [Fact]
    public void Too_many_positions_are_thinned_evenly_and_the_caption_says_so()
    {
        var chart = Signals.Draw([.. Enumerable.Range(0, 10)
            .Select(k => new SignalPanel($"digit {k}", [new double[2_000]]))]);

        MarkBudget.Count(chart.Specification).ShouldBe(5_000);
        chart.Caption.ShouldContain("Drawn at 500 of up to 2,000 positions of each signal, evenly spread.");
        Rows(chart).Max(row => row["position"]!.GetValue<int>()).ShouldBe(1_999);
    }

    [Fact]
    public void Panels_that_cannot_be_drawn_are_refused()
    {
        Should.Throw<ArgumentException>(() => Signals.Draw([])).Message.ShouldContain("at least one panel");
        Should.Throw<ArgumentException>(() => Signals.Draw([new("a", [])])).Message.ShouldContain("'a' has no signal");
        Should.Throw<ArgumentException>(() => Signals.Draw([new("a", [[1]]), new("a", [[1]])])).Message.ShouldContain(
            "'a' appears 2 times");
        Should.Throw<ArgumentException>(() => Signals.Draw([new("a", [[1, double.NaN]])])).Message.ShouldContain(
            "not finite");
        Should.Throw<ArgumentException>(() =>
            Signals.Draw([.. Enumerable.Range(0, 2_000).Select(k => new SignalPanel($"{k}", [[1]]))]))
            .Message.ShouldContain("4,000 signals");
    }

    static List<JsonObject> Rows(Chart chart) =>
        [.. chart.Specification["datasets"]!["signals"]!.AsArray().Select(row => row!.AsObject())];
}
