using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class DescribeCommandTests
{
    static string Pets(char between = ',') => string.Join(between, "age", "kind", "born", "tame") + "\n"
        + string.Concat(Enumerable.Range(0, 40).Select(i => string.Join(between,
            i % 10 == 0 ? "" : $"{i % 8}.5", i % 4 == 0 ? "cat" : "dog", $"2024-01-{1 + i % 28:00}",
            i % 2 == 0 ? "yes" : "no") + "\n"));

    static string Put(TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return folder[name];
    }

    [Fact]
    public async Task Each_column_is_a_line_with_its_role_gaps_values_and_histogram()
    {
        using var folder = new TemporaryFolder();
        var result = await Invocation.Of("data", "describe", Put(folder, "pets.csv", Pets()));
        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n');
        lines[0].ShouldStartWith("pets.csv: CSV, 40 rows of 4 columns, ");
        Line("age").ShouldMatch("feature .*numeric .*4 .*8 .*0.5 to 7.5, mean ");
        Line("kind").ShouldMatch("feature .*dog 30, cat 10");
        Line("born").ShouldMatch("feature .*date .*28 .*2024-01-01 to"); // the rest is wrapped
        Line("tame").ShouldContain("target");
        result.Output.ShouldContain("classification, 2 classes");

        string Line(string column) => lines.Single(line => line.TrimStart(' ', '|').StartsWith(column + " "));
    }

    [Fact]
    public async Task Every_format_says_the_same_of_its_columns()
    {
        using var folder = new TemporaryFolder();
        var csv = Put(folder, "pets.csv", Pets());
        var tsv = Put(folder, "pets.tsv", Pets('\t'));
        var lines = Pets().TrimEnd().Split('\n')[1..].Select(line => line.Split(',')).Select(fields =>
            $"{{\"age\":{(fields[0].Length == 0 ? "null" : fields[0])},\"kind\":\"{fields[1]}\",\"born\":\"{fields[2]}\","
            + $"\"tame\":\"{fields[3]}\"}}");
        var json = Put(folder, "pets.jsonl", string.Join('\n', lines));
        var packed = folder["pets.csv.gz"];
        await using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Pets()), TestContext.Current.CancellationToken);

        var expected = await Columns(csv);
        expected.ShouldContain("\"missing\":4");
        foreach (var file in (string[])[tsv, json, packed])
            (await Columns(file)).ShouldBe(expected, file);

        async Task<string> Columns(string file)
        {
            var result = await Invocation.Of("data", "describe", file, "--json");
            result.ExitCode.ShouldBe(0, result.Error);
            return JsonNode.Parse(result.Output)!["columns"]!.ToJsonString();
        }
    }

    [Fact]
    public async Task What_could_be_read_in_two_ways_is_shown_with_the_question()
    {
        using var folder = new TemporaryFolder();
        var path = Put(folder, "a.csv",
            "a,b\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * 7 % 60}.5,{i % 12}\n")));
        var result = await Invocation.Of("data", "describe", path);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("not ready to train on: line 61, field 2: ");
        result.Output.ShouldContain("--task");
        (await Invocation.Of("data", "describe", path, "--task", "regression")).Output.ShouldContain("regression");
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_the_error_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var result = await Invocation.Of("data", "describe", Put(folder, "a.parquet", "PAR1 and no more"));
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("does not end as Parquet does");
    }
}
