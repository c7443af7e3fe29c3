using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>What training on a user's file says of how it read it, and what it asks.</summary>
public sealed class TrainOnTableTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Put(string header, Func<int, string> row)
    {
        File.WriteAllText(_folder["t.csv"],
            header + "\n" + string.Concat(Enumerable.Range(0, 60).Select(i => row(i) + "\n")));
        return _folder["t.csv"];
    }

    Task<Invocation> Train(string file, params string[] more) => Invocation.Of(
    [
        "train", "--file", file, "--epochs", "1", "--hidden-layers", "2", "--store", _folder["studies.db"], "--reports",
        _folder["reports"], .. more,
    ]);

    [Fact]
    public async Task What_was_read_is_told_before_training_and_in_json()
    {
        var file = Put("id,a,kind", i => $"{i},{i * 7 % 11}.5,{(i % 2 == 0 ? "leg" : "wing")}");
        var result = await Train(file, "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        Squeezed(result.Error).ShouldStartWith(Squeezed(
            """
              column   role       kind         missing   note
            ────────────────────────────────────────────────────
              id       left out   identifier             it counts the lines from 0
              a        feature    numeric
              kind     target     classes                it is the last column; there are words
            read: target 'kind' (it is the last column); the first line names the columns
            read: classification (there are words)
            read: 2 classes: leg (30), wing (30)

            """));
        var reading = JsonNode.Parse(result.Output)!["reading"]!;
        reading["leftOut"]![0]!["name"]!.GetValue<string>().ShouldBe("id");
        reading["classes"]![1]!["count"]!.GetValue<int>().ShouldBe(30);
        reading["columns"]![0]!.ToJsonString().ShouldBe(
            """{"name":"id","role":"left-out","kind":"identifier","missing":0,"distinct":60,"levels":[],"features":[],"reason":"it counts the lines from 0"}""");
    }

    [Fact]
    public async Task Words_dates_and_missing_values_are_learned_from_and_each_guess_can_be_overruled()
    {
        var file = Put("port,age,at,zone,kind", i => FormattableString.Invariant(
            $"{(i % 3 == 0 ? "S" : "C")},{(i % 7 == 0 ? "?" : i % 8 == 0 ? "-1" : $"{i * 11 % 60}.5")},2024-01-{1 + i % 28:00},{i * 7 % 4},{(i == 9 ? "" : i * 5 % 7 < 3 ? "leg" : "wing")}"));
        var result = await Train(file, "--missing=-1", "--categorical", "zone", "--impute", "mean", "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        var reading = JsonNode.Parse(result.Output)!["reading"]!;
        reading["features"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(
            ["port=C", "port=S", "age", "age missing", "at", "zone=0", "zone=1", "zone=2", "zone=3"]);
        reading["columns"]![1]!["missing"]!.GetValue<int>().ShouldBe(15);
        result.Error.ShouldContain("the mean of the training examples stands in");
        result.Error.ShouldContain("1 row has no target; it is left out.");
    }

    [Fact]
    public async Task What_was_chosen_by_default_is_said_with_what_turns_it_off()
    {
        var file = Put("a,kind", i => FormattableString.Invariant($"{i * 7 % 11}.5,{(i % 7 < 3 ? "leg" : "wing")}"));
        string[] places = ["train", "--file", file, "--store", _folder["studies.db"], "--reports", _folder["reports"]];
        var text = (await Invocation.Of(places)).Output.ReplaceLineEndings(" ");
        text.ShouldContain("chosen by default: training ends once the validation loss has not improved for 20 " +
            "evaluations, and its best parameters come back (--early-stopping none turns that off)");
        text.ShouldContain("chosen by default: weight decay 2.5 (--weight-decay 0 turns that off)");
        var json = JsonNode.Parse((await Invocation.Of([.. places, "--json"])).Output)!;
        json["chosenByDefault"]!.ToJsonString().ShouldBe(
            """{"earlyStopping":{"measure":"loss","patience":20},"weightDecay":2.5}""");
        string[] off = ["--early-stopping", "none", "--weight-decay", "0", "--epochs", "3"];
        (await Invocation.Of([.. places, .. off])).Output.ShouldNotContain("chosen by default");
        JsonNode.Parse((await Invocation.Of([.. places, .. off, "--json"])).Output)!["chosenByDefault"]!
            .ToJsonString().ShouldBe("{}");
    }

    [Fact]
    public async Task Groups_are_shown_and_never_torn_apart()
    {
        var file = Put("owner,a,kind", i => FormattableString.Invariant(
            $"o{i / 5},{i * 11 % 60}.5,{(i * 5 % 7 < 3 ? "leg" : "wing")}"));
        var result = await Train(file, "--group", "owner", "--folds", "3", "--repeats", "2", "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonNode.Parse(result.Output)!;
        json["reading"]!["roles"]![0]!.GetValue<string>().ShouldBe("groups by 'owner'");
        json["networks"]!.AsArray().Count.ShouldBe(6);
        (json["examples"]!["test"]!.GetValue<int>() % 5).ShouldBe(0);
    }

    static string Squeezed(string text) => System.Text.RegularExpressions.Regex.Replace(text, " +|─+|\\|[-|: ]*", " ");

    [Theory]
    [InlineData("400.5,401,401.5,kind", "{0},3,2,{2}", "--header", "--header yes")]
    [InlineData("a,y", "{0},{1}", "--task", "--task regression")]
    [InlineData("a,label,y", "{0},{2},{2}", "--target", "--target y --drop label")]
    [InlineData("a,size,y", "{0},\"1,500\",{2}", "--drop", "--drop size")]
    [InlineData("a,size,y", "{0},\"1,500\",{2}", "--decimal", "--decimal comma")]
    [InlineData("a:b:y", "{0}:1:{2}", "--delimiter", "--delimiter colon")]
    public async Task What_may_be_read_in_two_ways_is_asked_and_the_hint_leads_on(
        string header, string row, string hint, string answer)
    {
        var file = Put(header,
            i => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, i * 7 % 11, 3 * (i % 12),
                i % 2 == 0 ? "leg" : "wing"));
        var asked = await Train(file);
        asked.ExitCode.ShouldBe(3, asked.Error);
        asked.Error.Split("hint:")[1].ShouldContain(hint);
        asked.Error.ShouldNotContain("DataFileOptions");
        var result = await Train(file, answer.Split(' '));
        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task Values_that_float32_cannot_tell_apart_are_learned_or_refused()
    {
        var file = Put("hour,meter", i => FormattableString.Invariant($"{i * 7 % 60},{123_456_700.5 + i % 4}"));
        (await Train(file)).ExitCode.ShouldBe(0);
        var refused = await Train(file, "--standardize-target", "no");
        refused.ExitCode.ShouldBe(3);
        refused.Error.ShouldContain("target 'meter': there are 4 different values, of which float32 keeps 1 apart");
        refused.Error.ShouldContain("--standardize-target");
    }
}
