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

    [Fact]
    public async Task Settings_of_a_study_are_listed_and_compared_by_their_numbers()
    {
        File.WriteAllText(_folder["s.yaml"], """
            study: numbered
            data: {kind: clusters, samples: 100}
            recipe: {epochs: 1}
            factors: {recipe.optimizer.learningRate: [0.001, 0.01]}
            seeds: 2
            """);
        var swept = await Invocation.Of("sweep", _folder["s.yaml"], "--json", "--store", _folder["studies.db"],
            "--reports", _folder["reports"]);
        swept.ExitCode.ShouldBe(0, swept.Error);
        var study = Path.GetFileNameWithoutExtension(JsonNode.Parse(swept.Output)!["report"]!.GetValue<string>());

        var listed = await Compare(study);
        listed.Output.ShouldMatch(@"# .*learningRate");
        listed.Output.ShouldMatch(@"\n *2 .*0\.01 ");
        var json = JsonNode.Parse((await Compare(study, "--json")).Output)!;
        json["settings"]![0]!["number"]!.GetValue<int>().ShouldBe(1);

        var compared = await Compare(study, "1", "2");
        compared.ExitCode.ShouldBe(0, compared.Error);
        compared.Output.ShouldMatch(@"A − B over seeds: .* paired by 2 seeds");
        (await Compare(study, "1", "x")).Error.ShouldContain("'x' is no number of a setting");
        (await Compare(study, "1", "99")).Error.ShouldContain("has no setting 99");
        (await Compare(study, study)).Error.ShouldContain("or by number: 'fruitfly compare STUDY' lists them");
    }

    [Fact]
    public async Task Models_are_compared_on_new_rows_or_on_the_test_examples_that_they_kept()
    {
        string[] rows = [.. Enumerable.Range(0, 90).Select(i => FormattableString.Invariant(
            $"{i % 7 + 0.5},{i % 11 + 0.25},{(i % 7 < 3 ? "setosa" : "virginica")}"))];
        File.WriteAllLines(_folder["iris.csv"], rows[..60].Prepend("length,width,species"));
        File.WriteAllLines(_folder["new.csv"], rows[60..].Prepend("length,width,species"));
        foreach (var (name, epochs) in (IEnumerable<(string, string)>)[("a.model", "40"), ("b.model", "1")])
            (await Invocation.Of("train", "--file", _folder["iris.csv"], "--seeds", "2", "--epochs", epochs, "--model",
                _folder[name], "--store", _folder["studies.db"], "--reports", _folder["reports"])).ExitCode.ShouldBe(0);
        string a = _folder["a.model"], b = _folder["b.model"];

        var onRows = await Compare(a, b, "--file", _folder["new.csv"]);
        onRows.ExitCode.ShouldBe(0, onRows.Error);
        onRows.Output.ShouldContain("error on 30 rows");
        onRows.Output.ShouldMatch(@"A − B with other rows: .*paired\s+by\s+30\s+rows");
        onRows.Output.ShouldContain("McNemar's exact p = ");
        var json = JsonNode.Parse((await Compare(a, b, "--file", _folder["new.csv"], "--json")).Output)!;
        json["rows"]!.GetValue<int>().ShouldBe(30);
        json["examples"]!["n"]!.GetValue<int>().ShouldBe(30);

        (await Compare(a, b)).Output.ShouldMatch(@"A − B over seeds: .* paired by 2 seeds");

        var seen = await Compare(a, b, "--file", _folder["iris.csv"]);
        seen.ExitCode.ShouldBe(2);
        seen.Error.ShouldContain("both models were trained on this very file");
        (await Compare(a, "none")).Error.ShouldContain("there is no file 'none'");
        (await Invocation.Of("compare", a, b, "--store", _folder["other.db"])).Error
            .ShouldContain("--file new.csv");
    }

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
