using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class DiagnoseOptionsTests : IDisposable
{
    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task The_test_set_is_opened_where_it_is_asked_for_and_a_second_look_says_so()
    {
        var first = await Diagnosed("--open-test");
        ((int)first["test"]!["seenBefore"]!).ShouldBe(0);
        ((int)first["test"]!["rows"]!).ShouldBe(24);
        first["answer"]!.AsArray().ShouldContain(line => ((string)line!).Contains("opened for the first time"));
        var study = JsonNode.Parse((await _lab.Run(
            "studies", "show", (string)first["study"]!, "--json", "--store", _lab.Store)).Output)!;
        ((int)study["testSet"]!["times"]!).ShouldBe(1);
        var second = await Diagnosed("--open-test", "--seed", "7");
        second["answer"]!.AsArray().ShouldContain(line => ((string)line!).Contains("seen for the second time"));
        (await Diagnosed())["test"].ShouldBeNull();
    }

    [Fact]
    public async Task What_fits_the_budget_is_told_with_the_widths_of_intervals_and_no_depth_twice()
    {
        var forecasts = JsonNode.Parse((await Diagnose(120, "--dry-run", "--json")).Output)!.AsArray();
        forecasts.Select(one => (int)one!["trialsToRun"]!).ShouldBeUnique();
        var widths = forecasts.Select(one => one!["expectedHalfWidths"]!).ToList();
        ((double)widths[^1]["dataVariance"]!).ShouldBeLessThan((double)widths[0]["dataVariance"]!);
        ((double)widths[^1]["seedVariance"]!).ShouldBeLessThan((double)widths[0]["seedVariance"]!);
        var table = (await Diagnose(120, "--dry-run")).Output;
        table.ShouldContain("half of the expected 90 % intervals");
    }

    [Fact]
    public async Task Fewer_rows_are_offered_where_the_least_takes_longer_than_there_is()
    {
        var result = await Diagnose(4000, "--budget", "2s", "--epochs", "400", "--hidden-layers", "64,64");
        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain("--budget is too small: the least is");
        result.Error.ShouldContain("fewer rows");
        var fewer = await Diagnosed("--rows", "40");
        ((int)fewer["pool"]!, (bool)fewer["isDrawn"]!).ShouldBe((40, true));
    }

    [Fact]
    public async Task A_table_that_would_take_hours_trains_on_fewer_rows_and_says_so()
    {
        // 2,000 epochs make a small table take as long as a large one.
        string[] words = ["--dry-run", "--epochs", "2000", "--hidden-layers", "256,256"];
        var result = await Diagnose(3000, words);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldMatch("uses [0-9,]+ of 1,800 rows to train on: all of them would take about [0-9,]+ times");
        result.Error.ShouldContain("--rows 1800 trains on all");
        (await Diagnose(3000, [.. words, "--rows", "1800"])).Error.ShouldNotContain("uses");
        (await Diagnose(3000, "--dry-run")).Error.ShouldNotContain("uses");
    }

    [Theory]
    [InlineData("--horizon is '7d', and no column says when", "--time", "--horizon", "7d")]
    [InlineData("--horizon is '7d'.", "a number from 0", "--horizon", "7d", "--time", "a")]
    [InlineData("--rows", "8", "--rows", "5")]
    public async Task A_wrong_value_is_refused(string problem, string remedy, params string[] words)
    {
        var result = await Diagnose(60, words);
        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain(problem);
        result.Error.ShouldContain(remedy);
    }

    [Fact]
    public async Task The_answer_does_not_depend_on_how_many_trainings_run_at_once()
    {
        var one = await Diagnosed("--workers", "1", "--store", _lab.Folder["one.db"]);
        var three = await Diagnosed("--workers", "3", "--store", _lab.Folder["three.db"]);
        JsonNode.DeepEquals(one, three).ShouldBeTrue();
    }

    async Task<JsonNode> Diagnosed(params string[] more)
    {
        var result = await Diagnose(
            120, [.. more, "--json", "--epochs", "1", "--hidden-layers", "4", "--budget", "300"]);
        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonNode.Parse(result.Output)!;
        json.AsObject().Remove("report");
        return json;
    }

    Task<Invocation> Diagnose(int rows, params string[] words)
    {
        string[] places = words.Contains("--store") ? ["--reports", _lab.Reports] : _lab.Places;
        return _lab.Run(["diagnose", Table(rows), "--target", "label", .. words, .. places]);
    }

    string Table(int rows)
    {
        var path = _lab.Folder[$"table{rows}.csv"];
        File.WriteAllText(path, "a,b,label\n" + string.Concat(Enumerable.Range(0, rows).Select(row =>
            FormattableString.Invariant($"{row * 37 % 1009 / 10.0},{row * 53 % 997 / 10.0},") +
                (row * 37 % 101 > row * 53 % 97 ? "yes\n" : "no\n"))));
        return path;
    }
}
