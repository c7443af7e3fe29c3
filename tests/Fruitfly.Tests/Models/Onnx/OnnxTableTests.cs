using System.Globalization;
using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Models.Onnx;
using Fruitfly.Models.Tables;
using Fruitfly.Tests.Models.Tables;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Fruitfly.Tests.Models.Onnx;

public sealed class OnnxTableTests
{
    [Theory]
    [InlineData("kind", true)]
    [InlineData("kind", false)]
    [InlineData("size", true)]
    public void Raw_columns_give_the_same_in_onnx_runtime_as_the_table_does(string target, bool standardizes)
    {
        using var table = new SomeTable(target, standardizes, missing: ["-999"]);
        File.WriteAllText(table["new.csv"], SomeTable.Text(300, seed: 5));
        using var text = new StringWriter();
        new FilePrediction(table.Model).Write(table["new.csv"], text, PredictionFormat.Csv);
        var expected = text.ToString().TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(',')).ToList();

        var found = OnnxRun.Of(OnnxFile.ToBytes(table.Model).ToArray(), Inputs(table));

        var isClasses = table.Description.Outputs != ModelOutputs.Values;
        double[] predictions = isClasses
            ? Array.ConvertAll((float[])found["probabilities"], value => (double)value) : (double[])found["values"];
        var width = table.Model.Width;
        for (var row = 0; row < expected.Count; row++)
        {
            if (isClasses)
                ((string[])found["label"])[row].ShouldBe(expected[row][0]);
            for (var i = 0; i < width; i++)
            {
                var value = double.Parse(expected[row][isClasses ? 2 + i : 0], CultureInfo.InvariantCulture);
                predictions[row * width + i].ShouldBe(value, 1e-5 * Math.Max(1, Math.Abs(value)), $"row {row}");
            }
        }
    }

    [Fact]
    public void The_file_says_which_columns_the_numbers_are()
    {
        using var table = new SomeTable();
        using var session = new InferenceSession(OnnxFile.ToBytes(table.Model).ToArray());
        session.ModelMetadata.CustomMetadataMap[OnnxFile.NumbersKey].ShouldBe(
            """["age","member","joined","size"]""");
        session.InputMetadata.Keys.ShouldBe(["numbers", "port"], ignoreOrder: true);
        session.OutputMetadata.Keys.ShouldBe(["label", "probabilities", "spreads"], ignoreOrder: true);
    }

    static NamedOnnxValue[] Inputs(SomeTable table)
    {
        var rows = File.ReadAllLines(table["new.csv"]).Skip(1)
            .Select(line => line.Replace("\"a, b\"", "a; b").Split(',')).ToList();
        string[] names = SomeTable.Header.Split(',');
        var features = table.Data.Schema.Columns.Where(column => column.Role == ColumnRole.Feature).ToList();
        string[] numeric =
            [.. features.Where(column => column.Reading != ColumnReading.Name).Select(column => column.Name)];
        double[] numbers =
            [.. rows.SelectMany(row => numeric.Select(name => Number(name, row[Array.IndexOf(names, name)])))];
        return
        [
            NamedOnnxValue.CreateFromTensor("numbers", new DenseTensor<double>(numbers, [rows.Count, numeric.Length])),
            .. features.Where(column => column.Reading == ColumnReading.Name).Select(column =>
                NamedOnnxValue.CreateFromTensor(column.Name, new DenseTensor<string>(
                    rows.Select(row => row[Array.IndexOf(names, column.Name)].Replace("a; b", "a, b")).ToArray(),
                    [rows.Count, 1]))),
        ];
    }

    static double Number(string name, string text) => name switch
    {
        _ when text.Length == 0 => double.NaN,
        "member" => text == "yes" ? 1 : 0,
        "joined" => (DateTime.Parse(text, CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalDays,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
