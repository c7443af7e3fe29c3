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
    [InlineData("--budget", "3", "--budget is too small: the least is", "give more")]
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
    [InlineData("--group", "one", "--group names 1 group, too few to train")]
    [InlineData("--group", "two", "--group names 2 groups, too few to train")]
    [InlineData("--time", "one", "--time names 1 different time, too few to train before")]
    [InlineData("--time", "two", "--time names 2 different times, too few to train before")]
    public async Task Groups_or_times_that_cannot_be_parted_are_refused_with_how_many_there_are(
        string option, string column, string problem)
    {
        var path = _lab.Folder["parts.csv"];
        await File.WriteAllTextAsync(path, "a,one,two,label\n" + string.Concat(Enumerable.Range(0, 60).Select(row =>
            $"{row * 37 % 61},7,{row % 2},{(row * 53 % 59 > 30 ? "yes" : "no")}\n")));
        var result = await Diagnose(path, "--target", "label", option, column);
        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(problem);
        result.Error.ShouldContain("leave it out");
    }

    [Fact]
    public async Task Groups_of_one_row_are_diagnosed_like_rows()
    {
        var path = _lab.Folder["own.csv"];
        await File.WriteAllTextAsync(path, "a,who,label\n" + string.Concat(Enumerable.Range(0, 80).Select(row =>
            $"{row * 37 % 83},p{row},{(row * 53 % 79 > 40 ? "yes" : "no")}\n")));
        var result = await Diagnose(path, "--target", "label", "--group", "who", "--hidden-layers", "2", "--epochs",
            "1", "--budget", "500");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("groups are kept whole: 48 groups train");
    }

    [Theory]
    [InlineData("y\n1\n2\n3\n", "leaves no feature beside the target")]
    [InlineData("a,b,y\n", "no example follows the header")]
    public async Task A_table_without_features_or_rows_is_refused(string text, string problem)
    {
        var path = _lab.Folder["bare.csv"];
        await File.WriteAllTextAsync(path, text);
        var result = await Diagnose(path, "--target", "y");
        result.ExitCode.ShouldBe(3, result.Error);
        result.Error.ShouldContain(problem);
    }

    [Theory]
    [InlineData(false, 3, "all targets are 3.5, which leaves nothing to learn")]
    [InlineData(true, 2, "has 2 rows that differ")]
    public async Task A_table_whose_rows_are_all_equal_is_refused(bool haveTwoClasses, int exitCode, string problem)
    {
        var path = _lab.Folder["equal.csv"];
        await File.WriteAllTextAsync(path, "a,b,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row =>
            haveTwoClasses ? $"1,2,{(row % 2 == 0 ? "yes" : "no")}\n" : "1,2,3.5\n")));
        var result = await Diagnose(path, "--target", "y");
        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain(problem);
    }

    [Theory]
    [InlineData("0", "--budget is '0'", "a number of trainings such as 500")]
    [InlineData("0s", "--budget is '0s'", "give a time")]
    [InlineData("1", "--budget is too small", "give more")]
    public async Task A_budget_that_pays_for_nothing_trains_nothing(string budget, string problem, string remedy)
    {
        var result = await Diagnose(Table(60), "--target", "label", "--epochs", "1", "--budget", budget);
        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(problem);
        result.Error.ShouldContain(remedy);
    }

    [Theory]
    [InlineData("--self-test data.csv", "--self-test makes its own tables", "leave the file out")]
    [InlineData("--self-test --budget 500", "--budget of a self-test is a time", "such as 40m")]
    [InlineData("--self-test --tables 24-13", "--tables is '24-13'", "the smaller one first")]
    [InlineData("--self-test --cases toy,nonsense", "--cases has 'nonsense'", "friedman 200")]
    [InlineData("data.csv --cases toy", "--cases belongs to --self-test", "give both")]
    [InlineData("data.csv --quick", "--quick belongs to --self-test", "--budget")]
    public async Task A_self_test_refuses_what_it_does_not_take(
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
