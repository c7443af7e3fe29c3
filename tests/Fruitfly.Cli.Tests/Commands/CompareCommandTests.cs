using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_setups_are_compared_with_intervals_and_a_verdict()
    {
        var (wide, narrow) = (await Train("--hidden-layers", "16"), await Train("--hidden-layers", "1"));
        var result = await Compare(wide, narrow);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("test error");
        result.Output.ShouldMatch(@"A − B over seeds: .* paired by 3 seeds: (confirmed|undecided)");
        result.Output.ShouldMatch(@"A − B with other test examples: .*paired\s+by\s+20\s+examples");
    }

    [Fact]
    public async Task A_setup_compared_with_itself_is_undecided_for_good()
    {
        var study = await Train();
        var json = JsonNode.Parse((await Compare(study, study, "--metric", "auc", "--json")).Output)!;
        json["metric"]!.GetValue<string>().ShouldBe("auc");
        json["repetitions"]!["verdict"]!.GetValue<string>().ShouldBe("undecided");
        json["repetitions"]!["mean"]!.GetValue<double>().ShouldBe(0);
        json["paired"]!.GetValue<bool>().ShouldBeTrue();
        json["toDecide"]!["even"].ShouldBeNull();
        json["a"]!["networks"]!.GetValue<int>().ShouldBe(3);
        (await Compare(study, study)).Output.ShouldContain("no number of seeds");
    }

    [Fact]
    public async Task What_is_misspelt_is_said()
    {
        var study = await Train();
        (await Compare(study, study + "x")).Error.ShouldContain($"did you mean '{study}'?");
        (await Compare(study, $"{study}:seed=99")).Error.ShouldContain("no trial with 'seed=99'");
        (await Compare(study, study, "--metric", "acu")).Error.ShouldContain("did you mean 'auc'?");
        (await Compare(study, study, "--metric", "r-squared")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_store_there_is_no_study() =>
        (await Compare("none", "none")).Error.ShouldContain("there is no study 'none'");

    async Task<string> Train(params string[] options)
    {
        var result = await Invocation.Of(
        [
            "train", "--data", "clusters", "--samples", "100", "--epochs", "1", "--seeds", "3", "--json",
            "--reports", _folder["reports"], "--store", _folder["studies.db"], .. options,
        ]);
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonNode.Parse(result.Output)!["study"]!.GetValue<string>();
    }

    Task<Invocation> Compare(params string[] options) =>
        Invocation.Of(["compare", .. options, "--store", _folder["studies.db"]]);
}
