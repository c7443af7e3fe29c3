using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Models.Tables;
using Parquet;

namespace Fruitfly.Tests.Models.Tables;

public sealed class FilePredictionTests
{
    [Fact]
    public void Rows_of_a_table_are_encoded_and_scaled_as_for_training()
    {
        using var table = new SomeTable();
        var data = table.Data.Load(seed: 1, table.Places);
        File.WriteAllText(table["all.csv"], SomeTable.Text(120));

        var lines = Predicted(table, "all.csv", out var summary);

        // Training and test examples are other rows of the same file, so that every one of them is found among all.
        var all = lines.Skip(1).Select(line => line.Split(',')).ToList();
        summary.Rows.Rows.ShouldBe(120);
        foreach (var split in (Split[])[Split.Training, Split.Test])
            for (var i = 0; i < data[split]!.Count; i++)
            {
                var expected = table.Model.Predict(data[split]!.Input(i)).Probabilities.ToArray();
                all.Count(row => expected.Index().All(probability =>
                    Math.Abs(Number(row[2 + probability.Index]) - probability.Item) < 1e-6)).ShouldBeGreaterThan(0);
            }
    }

    [Fact]
    public void Classes_probabilities_and_spread_are_columns_beside_those_that_are_kept()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"],
            $"{SomeTable.Header}\n34,S,yes,2021-02-03,17.0,no\n,\"a, b\",no,2020-01-01,1,?\n");

        var lines = Predicted(table, "new.csv", out var summary, "age", "port");

        lines[0].ShouldBe("age,port,prediction,spread,p_maybe,p_no,p_yes");
        lines[1].ShouldStartWith("34,S,");
        lines[2].ShouldStartWith(",\"a, b\",");
        var cells = lines[1].Split(',');
        cells[4..].Sum(Number).ShouldBe(1, 1e-6);
        cells[2].ShouldBe(((string[])["maybe", "no", "yes"])[Array.IndexOf(cells[4..], cells[4..].MaxBy(Number))]);
        summary.Classes.Sum(predicted => predicted.Rows).ShouldBe(2);
    }

    [Fact]
    public void Columns_are_found_by_name_and_what_is_unusual_is_reported()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"],
            "id,port,age,joined,member,size\n1,X,34,2021-02-03,yes,17\n2,X,,2021-02-03,no,17\n");
        File.WriteAllText(table["same.csv"],
            $"{SomeTable.Header}\n34,X,yes,2021-02-03,17,no\n,X,no,2021-02-03,17,no\n");

        var lines = Predicted(table, "new.csv", out var summary);

        lines.ShouldBe(Predicted(table, "same.csv", out _));
        string.Join('\n', summary.Rows.ToLines()).ShouldSatisfyAllConditions(
            report => report.ShouldContain("Column id is unknown to the model and ignored"),
            report => report.ShouldContain("another order"),
            report => report.ShouldContain("Column 'age' has no value in 1 of 2 rows"),
            report => report.ShouldContain("in 2 rows: X"));
    }

    [Fact]
    public void Where_the_target_is_there_too_the_predictions_are_measured()
    {
        using var table = new SomeTable();
        Predicted(table, "train.csv", out var summary);
        summary.Metrics.Select(metric => metric.Name).ShouldBe(["error", "balanced-accuracy", "log-loss", "auc"]);
        summary.Metrics[0].On.ShouldBe("120 rows with a target");

        using var values = new SomeTable("size");
        Predicted(values, "train.csv", out summary);
        summary.Metrics.Select(metric => metric.Name)
            .ShouldBe(["root-mean-squared-error", "mean-absolute-error", "r-squared"]);
        summary.Classes.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_at_hand_are_predicted_as_those_of_a_file()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"],
            $"{SomeTable.Header}\n34,S,yes,2021-02-03,17.0,no\n,X,no,2020-01-01,1,\n");

        var found = table.Model.Predict(["size", "age", "port", "member", "joined"],
            [["17.0", "34", "S", "yes", "2021-02-03"], ["1", "", "X", "no", "2020-01-01"]], out var report);

        var cells = Predicted(table, "new.csv", out _).Skip(1).SelectMany(line => line.Split(',')[2..]).Select(Number);
        found.Probabilities.ToArray().Zip(cells).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        report.IsReordered.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => table.Model.Predict(["size", "age", "port", "member", "joined"],
            [["17.0"]], out _)).Message.ShouldContain("Row 0 has 1 fields");
        Should.Throw<DataFileException>(() => table.Model.Predict(["size"], [], out _)).Problem
            .ShouldContain("4 columns are missing");
    }

    [Fact]
    public void A_table_of_many_parts_is_predicted_as_one()
    {
        using var table = new SomeTable();
        var rows = SomeTable.Text(20_000, seed: 2).TrimEnd('\n').Split('\n');
        File.WriteAllLines(table["long.csv"], rows);
        File.WriteAllLines(table["end.csv"], [rows[0], .. rows[^5..]]);
        var told = new List<long>();

        new FilePrediction(table.Model).Write(table["long.csv"], table["out.csv"], PredictionFormat.Csv,
            new Listener(told));

        var lines = File.ReadAllLines(table["out.csv"]);
        lines.Length.ShouldBe(20_001);
        lines[^5..].ShouldBe(Predicted(table, "end.csv", out _)[1..]);
        told.ShouldBe([8192, 16384, 20000]);
    }

    [Fact]
    public async Task Json_lines_and_parquet_hold_the_same_numbers()
    {
        using var table = new SomeTable("size");
        File.WriteAllText(table["new.csv"], SomeTable.Text(50, seed: 9));
        var csv = Predicted(table, "new.csv", out var summary, "port");
        csv[0].ShouldBe("port,prediction,spread");
        summary.Means.ShouldHaveSingleItem();

        var prediction = new FilePrediction(table.Model) { Keep = ["port"] };
        prediction.Write(table["new.csv"], table["p.jsonl"], PredictionFormat.JsonLines);
        prediction.Write(table["new.csv"], table["p.parquet"], PredictionFormat.Parquet);

        var json = File.ReadAllLines(table["p.jsonl"]).Select(line => JsonNode.Parse(line)!).ToList();
        var parquet = await ReadParquet(table["p.parquet"]);
        json.Count.ShouldBe(50);
        for (var row = 0; row < 50; row++)
        {
            var cells = csv[row + 1].Split(',')[^2..];
            json[row]["prediction"]!.GetValue<double>().ShouldBe(Number(cells[0]));
            json[row]["spread"]!.GetValue<float>().ShouldBe((float)Number(cells[1]));
            parquet.Predictions[row].ShouldBe(Number(cells[0]));
            ((double)parquet.Spreads[row]).ShouldBe(Number(cells[1]), 1e-3);
            parquet.Ports[row].ShouldBe(json[row]["port"]!.GetValue<string>());
        }
    }

    [Fact]
    public void Text_compressed_with_gzip_is_read_too()
    {
        using var table = new SomeTable();
        using (var file = File.Create(table["new.csv.gz"]))
        using (var packed = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
            packed.Write(System.Text.Encoding.UTF8.GetBytes(SomeTable.Text(30)));
        File.WriteAllText(table["new.csv"], SomeTable.Text(30));

        Predicted(table, "new.csv.gz", out _).ShouldBe(Predicted(table, "new.csv", out _));
    }

    [Fact]
    public void Json_lines_are_read_too_and_images_refused()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.jsonl"],
            """{"port":"S","age":34,"member":true,"joined":"2021-02-03","size":17.0}""" + "\n"
            + """{"port":"X","member":false,"joined":"2020-01-01","size":1}""" + "\n");
        File.WriteAllText(table["new.csv"],
            $"{SomeTable.Header}\n34,S,yes,2021-02-03,17.0,no\n,X,no,2020-01-01,1,\n");
        File.WriteAllBytes(table["new.idx"], [0, 0, 8, 3, 0, 0, 0, 0]);

        Predicted(table, "new.jsonl", out _).ShouldBe(Predicted(table, "new.csv", out _));
        Should.Throw<DataFileException>(() => Predicted(table, "new.idx", out _)).Problem
            .ShouldBe("this is IDX, which has no columns");
    }

    [Theory]
    [InlineData("age,port,member,size\n1,S,yes,2\n", "a column is missing: joined", "line 1")]
    [InlineData("", "the file is empty", "line 1")]
    [InlineData("age,age,port,member,joined,size\n1,1,S,yes,2020-01-01,2\n", "two columns are named 'age'", "line 1")]
    [InlineData("age,port,member,joined,size\n1,S,yes,2020-01-01\n", "4", "line 2")]
    public void A_table_that_does_not_fit_is_refused_and_nothing_is_written(string text, string problem, string place)
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"], text);

        var error = Should.Throw<DataFileException>(() =>
            new FilePrediction(table.Model).Write(table["new.csv"], table["out.csv"], PredictionFormat.Csv));

        error.Problem.ShouldContain(problem);
        error.Place.ShouldStartWith(place);
        File.Exists(table["out.csv"]).ShouldBeFalse();
    }

    [Fact]
    public void An_error_in_a_later_part_names_its_line_and_leaves_the_old_file()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"], SomeTable.Text(9000) + "1,2,3\n");
        File.WriteAllText(table["out.csv"], "old");

        Should.Throw<DataFileException>(() =>
            new FilePrediction(table.Model).Write(table["new.csv"], table["out.csv"], PredictionFormat.Csv))
            .Place.ShouldBe("line 9002");

        File.ReadAllText(table["out.csv"]).ShouldBe("old");
    }

    [Fact]
    public void A_cancelled_prediction_leaves_nothing()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"], SomeTable.Text(20_000));
        using var stop = new CancellationTokenSource();
        var told = new List<long>();

        Should.Throw<OperationCanceledException>(() => new FilePrediction(table.Model).Write(
            table["new.csv"], table["out.csv"], PredictionFormat.Csv, new Listener(told, stop.Cancel), stop.Token));

        told.ShouldBe([8192]);
        Directory.GetFiles(Path.GetDirectoryName(table["out.csv"])!).Select(Path.GetFileName)
            .ShouldBe(["train.csv", "new.csv"], ignoreOrder: true);
    }

    [Fact]
    public async Task Numbers_that_no_network_can_take_are_missing_and_rows_without_a_prediction_are_empty()
    {
        using var table = new SomeTable("size");
        File.WriteAllText(table["new.csv"],
            "age,port,member,joined,kind\n1e400,S,yes,2021-02-03,no\n1e300,S,yes,2021-02-03,no\n,S,yes,2021-02-03,no\n"
            + "3e38,S,yes,2021-02-03,no\n");
        // Weights of the networks and deviations below 1 make an infinity of what float32 just holds.
        var far = new Fruitfly.Models.Model(table.Description with
        {
            Preprocessing = table.Description.Preprocessing! with
            {
                Deviations = [.. table.Description.Preprocessing!.Deviations.Select(_ => 1e-3)],
            },
        }, table.Model.Networks);

        using var text = new StringWriter();
        var summary = new FilePrediction(far).Write(table["new.csv"], text, PredictionFormat.Csv);
        new FilePrediction(far).Write(table["new.csv"], table["p.jsonl"], PredictionFormat.JsonLines);
        new FilePrediction(far) { Keep = ["port"] }
            .Write(table["new.csv"], table["p.parquet"], PredictionFormat.Parquet);

        var lines = text.ToString().Split('\n');
        lines[1].ShouldBe(lines[3], "1e400 counts as missing");
        lines[2].ShouldBe(lines[3]);
        lines[4].ShouldBe(",");
        summary.Unpredicted.ShouldBe(1);
        summary.Rows.Columns.Single(column => column.Name == "age").Strange.Select(field => field.Name)
            .ShouldBe(["1e400", "1e300"]);
        File.ReadAllLines(table["p.jsonl"])[3].ShouldBe("""{"prediction":null,"spread":null}""");
        double.IsFinite((await ReadParquet(table["p.parquet"])).Predictions[3]).ShouldBeFalse();
        summary.Means.Single().ShouldBe(Number(lines[1].Split(',')[0]), 1e-9);
    }

    [Fact]
    public void A_class_that_is_not_predicted_is_not_named()
    {
        using var table = new SomeTable();
        var far = new Fruitfly.Models.Model(table.Description with
        {
            Preprocessing = table.Description.Preprocessing! with
            {
                Deviations = [.. table.Description.Preprocessing!.Deviations.Select(_ => 1e-3)],
            },
        }, table.Model.Networks);
        File.WriteAllText(table["new.csv"], SomeTable.Header + "\n3e38,S,yes,2021-02-03,1,no\n");

        using var text = new StringWriter();
        var summary = new FilePrediction(far).Write(table["new.csv"], text, PredictionFormat.Csv);

        text.ToString().Split('\n')[1].ShouldBe(",,,,");
        (summary.Unpredicted, summary.Classes.Sum(known => known.Rows), summary.Metrics.Count).ShouldBe((1, 0, 0));
        new FilePrediction(far).Write(table["new.csv"], table["p.parquet"], PredictionFormat.Parquet);
    }

    [Fact]
    public void A_column_to_keep_must_be_there_and_have_a_name_of_its_own()
    {
        using var table = new SomeTable();
        File.WriteAllText(table["new.csv"], "prediction," + SomeTable.Header + "\n1,34,S,yes,2021-02-03,17,no\n");
        Should.Throw<DataFileException>(() => Predicted(table, "new.csv", out _, "id")).Problem
            .ShouldContain("there is no column 'id' to keep");
        Should.Throw<ArgumentException>(() => Predicted(table, "new.csv", out _, "prediction")).Message
            .ShouldContain("Two columns of predictions would be named 'prediction'");
    }

    [Fact]
    public void A_model_of_rows_without_columns_takes_no_table()
    {
        using var table = new SomeTable();
        var bare = SomeModel.Of(table.Description with { Schema = null }, [1]);
        Should.Throw<InvalidOperationException>(() => new FilePrediction(bare).Write(
            table["train.csv"], table["out.csv"], PredictionFormat.Csv)).Message.ShouldContain("rows of features");
    }

    static string[] Predicted(SomeTable table, string file, out PredictionSummary summary, params string[] keep)
    {
        using var text = new StringWriter();
        summary = new FilePrediction(table.Model) { Keep = keep }.Write(table[file], text, PredictionFormat.Csv);
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static async Task<(string[] Ports, double[] Predictions, float[] Spreads)> ReadParquet(string path)
    {
        using var file = File.OpenRead(path);
        await using var reader = await ParquetReader.CreateAsync(file);
        var fields = reader.Schema.DataFields;
        fields.Select(field => field.Name).ShouldBe(["port", "prediction", "spread"]);
        using var group = reader.OpenRowGroupReader(0);
        var rows = (int)group.RowCount;
        var (ports, predictions, spreads) = (new string[rows], new double[rows], new float[rows]);
        await group.ReadAsync(fields[0], ports.AsMemory()!);
        await group.ReadAsync<double>(fields[1], predictions.AsMemory());
        await group.ReadAsync<float>(fields[2], spreads.AsMemory());
        return (ports, predictions, spreads);
    }

    sealed class Listener(List<long> told, Action? then = null) : IProgress<long>
    {
        public void Report(long value)
        {
            told.Add(value);
            then?.Invoke();
        }
    }
}
