using System.Globalization;
using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class DiagnoseCommandTests : IDisposable
{
    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task A_table_is_diagnosed_within_its_budget_and_the_last_screen_is_the_answer()
    {
        var table = Table(120);
        string[] small = [table, "--target", "label", "--epochs", "2"];
        var depths = JsonNode.Parse((await Diagnose([.. small, "--dry-run", "--json"])).Output)!.AsArray();
        ((int)depths[0]!["trialsToRun"]!).ShouldBeLessThan((int)depths[^1]!["trialsToRun"]!);
        var budget = ((int)depths[0]!["trialsToRun"]! + 1).ToString(CultureInfo.InvariantCulture);
        var result = await Diagnose([.. small, "--budget", budget]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("fits the budget: ");
        result.Output.ShouldContain("variance from the seed");
        result.Output.ShouldContain("noise");
        result.Output.Split('\n').Length.ShouldBeLessThan(25);
        File.Exists(result.Output.Split('\n').Single(line => line.StartsWith("report: "))["report: ".Length..])
            .ShouldBeTrue();
        var json = JsonNode.Parse((await Diagnose([.. small, "--budget", budget, "--json"])).Output)!;
        json["actions"]!.AsArray().Count.ShouldBeGreaterThan(5);
        ((string)json["answer"]![0]!).ShouldBe(string.Join(' ', result.Output.Split("error of a network")[0].Split(
            ['\n', ' '], StringSplitOptions.RemoveEmptyEntries)));
        var trained = JsonNode.Parse((await _lab.Run("studies", "show", (string)json["study"]!, "--json",
            "--store", _lab.Store)).Output)!;
        ((int)trained["trials"]!["failed"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData("--budget", "soon", "--budget is 'soon'", "90s, 10m, 1.5h or 2d")]
    [InlineData("--budget", "3", "--budget is too small: the least takes about", "give more")]
    [InlineData("--worth", "100", "--worth is 100", "a percentage from 0")]
    [InlineData("--hidden-layers", "none", "--hidden-layers", "at least one hidden layer")]
    public async Task A_wrong_value_is_refused_with_what_may_be_given(
        string option, string value, string problem, string remedy)
    {
        var result = await Diagnose(Table(60), "--target", "label", "--epochs", "1", option, value);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(problem);
        result.Error.ShouldContain(remedy);
    }

    [Fact]
    public async Task Without_a_file_or_with_too_few_rows_it_says_what_is_missing()
    {
        (await Diagnose()).Error.ShouldContain("fruitfly diagnose data.csv --target label");
        var few = await Diagnose(Table(6), "--target", "label");
        few.ExitCode.ShouldBe(2, few.Error);
        few.Error.ShouldContain("rows");
    }

    [Theory]
    [InlineData("--self-test data.csv", "--self-test makes its own tables", "leave the file out")]
    [InlineData("--self-test --budget 500", "--budget of a self-test is a time", "such as 40m")]
    [InlineData("data.csv --quick", "--quick belongs to --self-test", "--budget")]
    public async Task A_self_test_takes_neither_a_file_nor_a_number_of_trainings(
        string words, string problem, string remedy)
    {
        var result = await Diagnose(words.Split(' '));
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(problem);
        result.Error.ShouldContain(remedy);
    }

    Task<Invocation> Diagnose(params string[] words) => _lab.Run(["diagnose", .. words, .. _lab.Places]);

    string Table(int rows)
    {
        var path = _lab.Folder[$"table{rows}.csv"];
        File.WriteAllText(path, "a,b,label\n" + string.Concat(Enumerable.Range(0, rows).Select(row =>
            FormattableString.Invariant(
                $"{row * 37 % 101 / 10.0},{row * 53 % 97 / 10.0},{(row * 37 % 101 > row * 53 % 97 ? "yes" : "no")}\n"))));
        return path;
    }
}
