using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Models.Tables;
using Fruitfly.Networks;
using Fruitfly.Tests.Data.Files;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Tests.Models.Tables;

/// <summary>Tables to predict in formats other than the plain CSV of <see cref="FilePredictionTests"/>.</summary>
public sealed class PredictionInputTests
{
    const int Rows = 9_000; // more than one part

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Json_lines_are_predicted_in_parts_as_text_is(bool isPacked)
    {
        using var table = new SomeTable();
        var text = SomeTable.Text(Rows, seed: 2);
        File.WriteAllText(table["new.csv"], text);
        Write(table["new.jsonl"], isPacked, JsonLinesOf(text));
        var parts = new List<long>();

        var lines = Predicted(table, "new.jsonl", out var summary, new Listener(parts));

        lines.ShouldBe(Predicted(table, "new.csv", out _));
        parts.ShouldBe([8192, 9000]);
        summary.Rows.Extra.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_only_the_last_part_has_is_missing_in_the_others()
    {
        using var table = new SomeTable();
        const string Bare = """{"port":"S","member":true,"joined":"2021-02-03","size":17.0}""";
        const string Whole = """{"port":"S","age":34,"member":true,"joined":"2021-02-03","size":17.0,"more":1}""";
        File.WriteAllLines(table["new.jsonl"], [.. Enumerable.Repeat(Bare, Rows), Whole]);

        Predicted(table, "new.jsonl", out var summary).Length.ShouldBe(Rows + 2);

        summary.Rows.Columns.Single(column => column.Name == "age").Missing.ShouldBe(Rows);
        summary.Rows.Extra.ShouldBe(["more"]);
    }

    [Fact]
    public void A_line_that_is_damaged_is_found_before_the_first_prediction_is_written()
    {
        using var table = new SomeTable();
        const string Line = """{"port":"S","age":34,"member":true,"joined":"2021-02-03","size":17.0}""";
        File.WriteAllLines(table["new.jsonl"], [.. Enumerable.Repeat(Line, Rows), Line[..^1]]);
        using var text = new StringWriter();

        Should.Throw<DataFileException>(() => new FilePrediction(table.Model).Write(
            table["new.jsonl"], text, PredictionFormat.Csv)).Place.ShouldBe($"line {Rows + 1}");

        text.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Parquet_is_predicted_in_parts_across_its_groups_and_only_what_is_needed_is_read()
    {
        using var table = new SomeTable();
        var text = SomeTable.Text(Rows, seed: 2);
        File.WriteAllText(table["new.csv"], text);
        File.WriteAllBytes(table["new.parquet"], ParquetOf(text, rowsOfGroup: 8_500));
        var parts = new List<long>();

        var lines = Predicted(table, "new.parquet", out var summary, new Listener(parts), "port");

        lines.ShouldBe(Predicted(table, "new.csv", out _, keep: "port"));
        parts.ShouldBe([8192, 8500, 9000]);
        summary.Rows.Extra.ShouldBe(["note"]);
        summary.Metrics.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("x", "y")]
    [InlineData("arr_0", null)]
    public void The_rows_of_an_array_are_the_feature_columns_in_their_order(string name, string? targets)
    {
        using var table = new SomeTable();
        var model = OfNumbers();
        float[] values = [1.5f, 0.1f, 20, float.NaN, 2, 30];
        var arrays = new List<KeyValuePair<string, NumericArray>> { new(name, NumericArray.Of<float>(values, 2, 3)) };
        if (targets is not null)
            arrays.Add(new(targets, NumericArray.Of<long>([7, 8])));
        NpzFile.Write(table["new.npz"], arrays);
        File.WriteAllText(table["new.csv"], "a,b,c\n1.5,0.1,20\n,2,30\n");

        using var text = new StringWriter();
        var summary = new FilePrediction(model).Write(table["new.npz"], text, PredictionFormat.Csv);

        using var same = new StringWriter();
        new FilePrediction(model).Write(table["new.csv"], same, PredictionFormat.Csv);
        text.ToString().ShouldBe(same.ToString());
        summary.Rows.Columns.Select(column => column.Missing).ShouldBe([1, 0, 0]);
        summary.Metrics.Any().ShouldBe(targets is not null);
    }

    [Fact]
    public void An_array_of_another_width_or_none_is_refused()
    {
        using var table = new SomeTable();
        NpzFile.Write(table["wide.npz"], [new("x", NumericArray.Of<double>([1, 2, 3, 4], 1, 4))]);
        NpzFile.Write(table["other.npz"], [new("rows", NumericArray.Of<double>([1, 2, 3], 1, 3))]);

        Refused("wide.npz").ShouldBe("the shape (1, 4) does not make rows of 3 columns");
        Refused("other.npz").ShouldBe("the array 'x' is missing; there are rows");

        string Refused(string file) => Should.Throw<DataFileException>(() => new FilePrediction(OfNumbers()).Write(
            table[file], new StringWriter(), PredictionFormat.Csv)).Problem;
    }

    [Fact]
    public void The_very_file_that_the_model_was_trained_on_is_recognized()
    {
        using var table = new SomeTable();
        var model = new Model(table.Description with
        {
            Networks = 2,
            Origin = new ModelOrigin { Files = [table.Data.Files[0].Sha256] },
        }, table.Model.Networks);
        File.WriteAllText(table["new.csv"], SomeTable.Text(120) + "34,S,yes,2021-02-03,17.0,no\n");

        Summary("train.csv").IsOfTrainingFile.ShouldBeTrue();
        Summary("new.csv").IsOfTrainingFile.ShouldBeFalse();

        PredictionSummary Summary(string file) =>
            new FilePrediction(model).Write(table[file], new StringWriter(), PredictionFormat.Csv);
    }

    [Fact]
    public void New_rows_are_read_with_the_encoding_and_the_decimal_comma_of_the_training_table()
    {
        using var table = new SomeTable();
        var model = OfNumbers(schema => schema with
        {
            Delimiter = ';',
            HasDecimalComma = true,
            Encoding = TextEncoding.Latin1,
        });
        // Alone, 1,500 might be a number with thousands, and the bytes of é are no UTF-8.
        File.WriteAllBytes(table["latin.csv"], Encoding.Latin1.GetBytes("é;a;b;c\nü;1,500;2;3\n"));
        File.WriteAllText(table["utf8.csv"], "é;a;b;c\nü;1,500;2;3\n");
        File.WriteAllText(table["point.csv"], "é,a,b,c\nü,1.5,2,3\n");

        var latin = Predictions("latin.csv");
        latin.ShouldBe(Predictions("utf8.csv"));
        latin.ShouldBe(Predictions("point.csv"));

        string Predictions(string file)
        {
            using var text = new StringWriter();
            var summary = new FilePrediction(model).Write(table[file], text, PredictionFormat.Csv);
            summary.Rows.Extra.ShouldBe(["é"]);
            summary.Rows.Columns.ShouldAllBe(column => column.Missing == 0 && column.Strange.Count == 0);
            return text.ToString();
        }
    }

    static Model OfNumbers(Func<TableSchema, TableSchema>? change = null)
    {
        var schema = new TableSchema
        {
            Format = TableFormat.Csv,
            Header = true,
            Task = TargetKind.Classes,
            Classes = ["7", "8"],
            Columns =
            [
                .. ((string[])["a", "b"]).Select(Number), new("id", ColumnRole.LeftOut),
                new("kind", ColumnRole.Target, ColumnReading.Name), Number("c"),
            ],
        };
        return SomeModel.Of(new ModelDescription
        {
            Network = Architecture.Mlp(3, 4, 2),
            Networks = 1,
            Outputs = ModelOutputs.Logits,
            Classes = schema.Classes,
            Schema = change?.Invoke(schema) ?? schema,
            Preprocessing = SomeModel.Scale(3),
        }, [1]);

        static TableColumn Number(string name) => new(name, ColumnRole.Feature, ColumnReading.Number);
    }

    static string[] Predicted(
        SomeTable table, string file, out PredictionSummary summary, IProgress<long>? progress = null,
        params string[] keep)
    {
        using var text = new StringWriter();
        summary = new FilePrediction(table.Model) { Keep = keep }.Write(
            table[file], text, PredictionFormat.Csv, progress);
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    static IEnumerable<string[]> FieldsOf(string text) => text.TrimEnd('\n').Split('\n')
        .Select(line => line.Replace("\"a, b\"", "a; b").Split(',').Select(field => field.Replace(';', ',')).ToArray());

    static string JsonLinesOf(string text)
    {
        string[][] rows = [.. FieldsOf(text)];
        return string.Join('\n', rows.Skip(1).Select(row => new JsonObject(rows[0].Zip(row)
            .Where(field => field.Second.Length > 0)
            .Select(field => KeyValuePair.Create(field.First, (JsonNode?)field.Second))).ToJsonString()));
    }

    static byte[] ParquetOf(string text, int rowsOfGroup)
    {
        string[][] rows = [.. FieldsOf(text)];
        DataField[] fields = [.. rows[0].Select(name => new DataField<string>(name)), new DataField<double?>("note")];
        return ParquetBytes.Written(new ParquetSchema([.. fields]), CompressionMethod.Zstd, async writer =>
        {
            foreach (var chunk in rows.Skip(1).Chunk(rowsOfGroup))
            {
                using var group = writer.CreateRowGroup();
                for (var column = 0; column < rows[0].Length; column++)
                    await group.WriteAsync(fields[column], chunk.Select(row => row[column]).ToArray());
                await group.WriteAsync<double>(fields[^1], new double?[chunk.Length]);
            }
        });
    }

    static void Write(string path, bool isPacked, string text)
    {
        using var file = File.Create(path);
        using var packed = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : null;
        (packed ?? (Stream)file).Write(Encoding.UTF8.GetBytes(text));
    }

    sealed class Listener(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
