using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>What docs/formats.md says is what the program does.</summary>
public sealed partial class FormatTests
{
    static readonly Document Formats = Document.Of("docs/formats.md");
    static readonly HashSet<string> Words = [.. Formats.CodeWords];

    [Fact]
    public void The_described_trial_has_the_hash_that_stands_beside_it()
    {
        var description = Formats.Blocks("json").ShouldHaveSingleItem().TrimEnd('\n');
        var trial = CanonicalDescription.Parse(description);
        CanonicalDescription.Write(trial).ShouldBe(description);
        Words.ShouldContain(TrialIdentity.Hash(trial));
    }

    [Fact]
    public void Every_exit_code_is_in_the_table_with_its_meaning()
    {
        var help = HelpLine().Matches(ExitCode.Help)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var table = Formats.Rows.Where(cells => int.TryParse(cells[0], out _))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        table.ShouldBe(help, ignoreOrder: true);
        var codes = typeof(ExitCode).GetFields(
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
            .Where(field => field.FieldType == typeof(int)).Select(field => field.GetRawConstantValue()!.ToString());
        table.Keys.ShouldBe(codes, ignoreOrder: true);
    }

    [Fact]
    public void Every_table_of_the_store_and_every_state_is_described()
    {
        var schema = string.Concat(
            Repository.Files("src/Fruitfly.Studies/Sqlite/Migrations", "*.sql").Order().Select(Repository.Read));
        var tables = TableName().Matches(schema).Select(match => match.Groups[1].Value).ToList();
        tables.ShouldNotBeEmpty();
        Formats.Rows.Select(cells => cells[0].Trim('`')).Intersect(tables).ShouldBe(tables, ignoreOrder: true);
        Enum.GetNames<TrialState>().Select(state => state.ToLowerInvariant()).Except(Words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_key_of_a_report_and_of_an_export_is_described()
    {
        using var lab = new TinyLab();
        var report = JsonNode.Parse((await lab.RunTiny("--quick", "--json")).Output)!;
        Keys(report, "options").Except(Words).ShouldBeEmpty();
        var all = JsonNode.Parse((await lab.Run(["reproduce", "--quick", "--json", .. lab.Places])).Output)!;
        Keys(all, "options").Except(Words).ShouldBeEmpty();
        var line = (await lab.Run("export", "tiny-training-quick", "--format", "jsonl", "--store",
            lab.Store)).Output.Split('\n')[0];
        Keys(JsonNode.Parse(line)!, "trial").Except([.. Words, "training", "test"]).ShouldBeEmpty();
        var header =
            (await lab.Run("export", "tiny-training-quick", "--format", "csv", "--store", lab.Store)).Output.Split(
                '\n')[0];
        string[] settings = ["data.", "network.", "recipe.", "numerics", "seed", "version"];
        header.Split(',').Where(column => !settings.Any(column.StartsWith)).Except(Words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_key_and_column_of_a_training_by_hand_is_described()
    {
        using var folder = new TemporaryFolder();
        var result = await Invocation.Of("train", "--data", "circles", "--steps", "2", "--json", "--history",
            folder["curve.csv"],
            "--store", folder["studies.db"], "--reports", folder["reports"]);
        Keys(JsonNode.Parse(result.Output)!, "settings").Except([.. Words, "training", "validation", "test"])
            .ShouldBeEmpty();
        File.ReadLines(folder["curve.csv"]).First().Split(',').Except(Words).ShouldBeEmpty();
    }

    /// <summary>The names in an object and in all that is in it, except in what one key holds.</summary>
    static IEnumerable<string> Keys(JsonNode node, string except) => node switch
    {
        JsonObject map =>
            map.SelectMany(pair =>
                pair.Value is { } value && pair.Key != except ? Keys(value, except).Prepend(pair.Key) : [pair.Key]),
        JsonArray list => list.OfType<JsonNode>().SelectMany(item => Keys(item, except)),
        _ => [],
    };

    [GeneratedRegex(@"^  (\d+) +(\S.*)$", RegexOptions.Multiline)]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"CREATE TABLE (\w+)")]
    private static partial Regex TableName();
}
