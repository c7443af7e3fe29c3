using System.Net;
using System.Text.Json.Nodes;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Web.Tests.Studies;

public sealed class StudyPlotTests
{
    const string Outputs = "network.layers.0.outputs", Rate = "recipe.optimizer.learningRate";

    [Fact]
    public async Task Means_are_gathered_by_one_setting_over_all_others()
    {
        await using var lab = await WithGridAsync();
        var groups = await lab.JsonAsync($"/api/studies/groups?study=grid&measure=test-error&by={Outputs}");
        ((int)groups["total"]!).ShouldBe(2);
        var first = groups["rows"]![0]!;
        ((string)first["values"]![0]!, (int)first["estimate"]!["n"]!, (int)first["trials"]!["done"]!)
            .ShouldBe(("10", 6, 6));
        // 0.1, 0.11 and 0.12, twice.
        ((double)first["estimate"]!["mean"]!).ShouldBe(0.11, 1e-12);
        ((double)first["estimate"]!["deviation"]!).ShouldBe(Math.Sqrt(4 * 0.0001 / 5), 1e-12);

        using var unknown = await lab.GetAsync("/api/studies/groups?study=grid&measure=test-error&by=colour");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData($"kind=effect&across={Outputs}", 2)]
    [InlineData($"kind=heat-map&across={Outputs}&up={Rate}", 4)]
    [InlineData("kind=parallel", 4)]
    [InlineData($"kind=curves&across={Outputs}", 12)]
    [InlineData("kind=history", 12)]
    [InlineData("kind=importance", 3)]
    public async Task A_picture_has_what_the_trials_say_and_no_more(string query, int places)
    {
        await using var lab = await WithGridAsync();
        var plot = await lab.JsonAsync($"/api/studies/plot?study=grid&measure=test-error&{query}");
        var rows = plot["specification"]!["datasets"]!.AsObject().Select(part => part.Value!.AsArray().Count);
        rows.ShouldContain(count => count >= places);
        rows.Max().ShouldBeLessThan(50);
        ((string)plot["caption"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Importance_has_the_shares_of_the_analysis_of_variance_and_names_settings_that_change_together()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        // The error does not depend on the rate, and momentum goes with the width.
        store.Plan("grid",
        [
            .. from rate in (double[])[0.01, 0.1, 0.5]
               from width in (int[])[10, 20]
               from seed in Enumerable.Range(0, 3)
               let trial = SomeStudies.Trial(width, seed, rate)
               select trial with
               {
                   Recipe = trial.Recipe with { Optimizer = new Sgd(rate, Momentum: width == 10 ? 0.9 : 0.5) },
               },
        ]);
        var plot = await lab.JsonAsync("/api/studies/plot?study=grid&measure=test-error&kind=importance");
        var rows = plot["specification"]!["datasets"]!["mean"]!.AsArray();
        rows.Select(row => ((string)row!["category"]!, Math.Round((double)row["value"]!, 9))).ShouldBe(
        [
            ("outputs, momentum (together)", 100), ("outputs, momentum (together) × learning rate", 0),
            ("learning rate", 0),
        ], ignoreOrder: true);
        rows.ShouldAllBe(row => (int)row!["n"]! == 6);
        ((string)plot["caption"]!).ShouldStartWith("Exact analysis of variance of the grid (functional ANOVA), with " +
            "the noise of the seeds taken off; 95 % intervals over 3 seeds (jackknife).");
    }

    [Fact]
    public async Task A_history_is_in_the_order_in_which_trials_ended_and_counts_what_was_lost()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10, 20], lost: [1]);
        var plot = await lab.JsonAsync("/api/studies/plot?study=some&measure=test-error&kind=history");
        var data = plot["specification"]!["datasets"]!;
        data["trials"]!.AsArray().Select(row => Math.Round((double)row!["value"]!, 9)).ShouldBe([10, 5, 6, 7]);
        data["best"]!.AsArray().Select(row => ((int)row!["x"]!, Math.Round((double)row["value"]!, 9)))
            .ShouldBe([(1, 10), (3, 5), (5, 5)]);
        data["diverged"]!.AsArray().Count.ShouldBe(1);
        ((string)plot["caption"]!).ShouldEndWith(
            "▲ 1 trial diverged and has no value: at the top. ✕ 1 trial failed and has no place here.");
    }

    [Fact]
    public async Task Where_importance_cannot_be_told_the_caption_says_why()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10, 20]);
        var plot = await lab.JsonAsync("/api/studies/plot?study=some&measure=test-error&kind=importance");
        plot["specification"].ShouldBeNull();
        ((string)plot["caption"]!).ShouldStartWith("Importance compares settings; fewer than two vary");
    }

    [Theory]
    [InlineData("test-error<10.5%", 8)]
    [InlineData("test-error=0.105..0.115", 2)]
    [InlineData("outputs>=20 test-error<1", 6)]
    [InlineData("outputs=15..25", 6)]
    [InlineData("0.outputs<20", 6)]
    [InlineData("outputs<20", 6)]
    [InlineData("2.outputs=10", 12)]
    [InlineData("learningRate>0.05 0.outputs=10", 3)]
    [InlineData("learningRate<0.05 outputs<5", 0)]
    public async Task A_filter_takes_ranges_of_settings_and_measures(string text, int total)
    {
        await using var lab = await WithGridAsync();
        var found = await lab.JsonAsync($"/api/studies/trials?study=grid&text={Uri.EscapeDataString(text)}");
        ((int)found["total"]!).ShouldBe(total);
        found["rows"]!.AsArray().Count.ShouldBe(total);
    }

    [Fact]
    public async Task A_study_says_which_values_a_filter_can_ask_for()
    {
        await using var lab = await WithGridAsync();
        var described = await lab.JsonAsync("/api/studies/study?study=grid");
        described["varying"]!.AsArray().Select(setting => (string)setting!["path"]!).ShouldBe([Outputs, Rate]);
        described["values"]!.ToJsonString().ShouldBe("""[["10","20"],["0.01","0.1"]]""");
    }

    [Fact]
    public async Task Without_anything_measured_there_is_no_picture_and_what_does_not_vary_is_refused()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("planned", [10, 20], ended: 0);
        using var none = await lab.GetAsync(
            $"/api/studies/plot?study=planned&measure=test-error&kind=effect&across={Outputs}");
        none.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await none.Content.ReadAsStringAsync()).ShouldBeEmpty("a page reads that as nothing to draw");
        using var wrong = await lab.GetAsync("/api/studies/plot?study=planned&measure=test-error&kind=effect&across=x");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["error"]!)
            .ShouldBe("The setting 'x' does not vary here.");
    }

    // Two widths and two rates with three seeds each.
    static async Task<OpenLab> WithGridAsync()
    {
        var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("grid",
        [
            .. from rate in (double[])[0.01, 0.1]
               from width in (int[])[10, 20]
               from seed in Enumerable.Range(0, 3)
               select SomeStudies.Trial(width, seed, rate),
        ]);
        return lab;
    }
}
