using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class PredictCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_is_predicted_on_standard_output_and_what_is_unusual_said_on_standard_error()
    {
        await Train();
        File.WriteAllText(_folder["new.csv"], "id,width,length\n7,9,0.5\n8,,2.5\n");

        var result = await Predict("--keep", "id");

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n');
        lines[0].ShouldBe("id,prediction,spread,p_setosa,p_virginica");
        lines[1].ShouldMatch(@"^7,(setosa|virginica),[\d.E-]+,[\d.E-]+,[\d.E-]+$");
        lines.Length.ShouldBe(4);
        result.Error.ShouldContain("read: Column id is unknown to the model and ignored.\n");
        result.Error.ShouldContain("read: The columns stand in another order; they were found by name.\n");
        result.Error.ShouldContain("read: Column 'width' has no value in 1 of 2 rows.\n");
        result.Error.ShouldMatch(@"\npredicted 2 rows: ");
    }

    [Fact]
    public async Task A_table_that_has_the_target_says_how_good_the_predictions_are()
    {
        await Train();
        var result = await Invocation.Of("predict", _folder["m.model"], _folder["iris.csv"], "--out", _folder["p.csv"]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldMatch(@"^predicted 60 rows: setosa \(\d+\), virginica \(\d+\)\n");
        result.Output.ShouldMatch(
            @"\nerror [\d.]+ % on 60 rows with a target; [\d.]+ to [\d.]+ with other examples \(95 %\)\n");
        result.Output.ShouldEndWith($"\nwritten to {_folder["p.csv"]}\n");
        File.ReadAllLines(_folder["p.csv"]).Length.ShouldBe(61);
        (await Invocation.Of("predict", _folder["m.model"], _folder["iris.csv"], "--out", _folder["p.csv"])).ExitCode
            .ShouldBe(0, "its own file is replaced");
    }

    [Fact]
    public async Task Json_tells_the_summary_and_the_ending_of_the_file_its_format()
    {
        await Train();
        var result = await Invocation.Of("predict", _folder["m.model"], _folder["iris.csv"], "--out",
            _folder["p.jsonl"], "--json");
        var json = JsonNode.Parse(result.Output)!;
        json["rows"]!.GetValue<int>().ShouldBe(60);
        json["classes"]!.AsArray().Sum(known => known!["rows"]!.GetValue<int>()).ShouldBe(60);
        json["metrics"]!.AsArray().Select(metric => metric!["name"]!.GetValue<string>()).ShouldContain("log-loss");
        var row = JsonNode.Parse(File.ReadLines(_folder["p.jsonl"]).First())!;
        row["prediction"]!.GetValue<string>().ShouldBeOneOf("setosa", "virginica");
        (await Invocation.Of("predict", _folder["m.model"], _folder["iris.csv"], "--out", _folder["p.parquet"]))
            .ExitCode.ShouldBe(0);
        File.ReadAllBytes(_folder["p.parquet"])[..4].ShouldBe("PAR1"u8.ToArray());
    }

    [Theory]
    [InlineData("the format 'xlsx' is not known", "--format", "xlsx")]
    [InlineData("a Parquet file cannot be printed", "--format", "parquet")]
    [InlineData("--json tells what was predicted", "--json")]
    public async Task What_cannot_be_printed_is_refused(string problem, params string[] arguments)
    {
        await Train();
        File.WriteAllText(_folder["new.csv"], "width,length\n1,2\n");
        var result = await Predict(arguments);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(problem);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_without_a_column_of_the_model_is_refused()
    {
        await Train();
        File.WriteAllText(_folder["new.csv"], "length\n2\n");
        var result = await Predict("--out", _folder["p.csv"]);
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("a column is missing: width");
        File.Exists(_folder["p.csv"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Neither_model_nor_table_is_written_over()
    {
        await Train();
        var result = await Invocation.Of("predict", _folder["m.model"], _folder["iris.csv"], "--out",
            _folder["iris.csv"]);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("the input would be lost");
        File.ReadLines(_folder["iris.csv"]).First().ShouldBe("length,width,species");
    }

    [Fact]
    public async Task The_scores_on_the_file_that_the_model_was_trained_on_are_said_to_be_no_estimate()
    {
        await Train();
        var trained = await Invocation.Of("predict", _folder["m.model"], _folder["iris.csv"], "--out",
            _folder["p.csv"], "--json");
        trained.Error.ShouldContain("read: The model was trained on this very file (the same SHA-256)");
        JsonNode.Parse(trained.Output)!["trainingFile"]!.GetValue<bool>().ShouldBeTrue();

        File.WriteAllText(_folder["new.csv"], "length,width,species\n2,3,setosa\n");
        (await Predict()).Error.ShouldNotContain("very file");
    }

    [Fact]
    public async Task A_dash_is_standard_output()
    {
        await Train();
        File.WriteAllText(_folder["new.csv"], "length,width\n2,3\n");
        (await Predict("--out", "-")).Output.ShouldBe((await Predict()).Output);
        File.Exists("-").ShouldBeFalse();
    }

    [Fact]
    public async Task How_the_table_is_written_can_be_said()
    {
        await Train();
        File.WriteAllText(_folder["new.csv"], "width:length\n1,500:2,500\n");
        File.WriteAllText(_folder["plain.csv"], "width,length\n1.5,2.5\n");

        var said = await Predict("--delimiter", "colon", "--decimal", "comma", "--encoding", "latin-1");

        said.ExitCode.ShouldBe(0, said.Error);
        said.Output.ShouldBe((await Invocation.Of("predict", _folder["m.model"], _folder["plain.csv"])).Output);
    }

    Task<Invocation> Predict(params string[] arguments) =>
        Invocation.Of(["predict", _folder["m.model"], _folder["new.csv"], .. arguments]);

    async Task Train()
    {
        File.WriteAllLines(_folder["iris.csv"], Enumerable.Range(0, 60)
            .Select(i =>
                FormattableString.Invariant($"{i % 7 + 0.5},{i % 11 + 0.25},{(i % 2 == 0 ? "setosa" : "virginica")}"))
            .Prepend("length,width,species"));
        var trained = await Invocation.Of("train", "--file", _folder["iris.csv"], "--seeds", "2", "--epochs", "2",
            "--hidden-layers", "4", "--model", _folder["m.model"], "--store", _folder["studies.db"], "--reports",
            _folder["reports"]);
        trained.ExitCode.ShouldBe(0, trained.Error);
    }
}
