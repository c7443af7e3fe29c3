using System.Text;
using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Tests.Data.Tables.Reading;

namespace Fruitfly.Tests.Data.Tables.Encoded;

public sealed class RowEncoderTests
{
    static readonly Table Table = Csv.Read("age,port,at,smoker,y", 60, i => FormattableString.Invariant(
        $"{(i % 9 == 0 ? "" : $"{i * 7 % 60}.25")},{(i < 4 ? $"rare{i}" : i % 3 == 0 ? "S" : "C")},2024-01-{1 + i % 28:00},{(i % 4 == 0 ? "yes" : "no")},{(i % 2 == 0 ? "a" : "b")}"))
        .Standardize();

    static EncodedRows Encode(string text, Table? table = null)
    {
        table ??= Table;
        var options = new DataFileOptions { Header = table.Schema!.Header, Delimiter = ',' };
        return new RowEncoder(table.Schema).Encode(
            CsvRawTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "new.csv", options));
    }

    [Fact]
    public void New_rows_become_what_the_same_rows_were_in_training()
    {
        var rows = Encode("smoker,note,at,port,age\nno,x,2024-01-06,C,35.25\nyes,x,2024-01-01,rare0,\n");
        var inputs = new float[2 * Table.Features];
        Table.Fit().Apply(rows.ToArray(), inputs);
        var training = Table.ToDataSet().Training;
        inputs[..Table.Features].ShouldBe(training.Input(5).ToArray());
        inputs[Table.Features..].ShouldBe(training.Input(0).ToArray());
        rows.Report.IsReordered.ShouldBeTrue();
        rows.Report.Extra.ShouldBe(["note"]);
        rows.Target.ShouldBeNull();
    }

    [Fact]
    public void What_was_not_in_training_is_told_and_stays_finite()
    {
        var rows = Encode("age,port,at,smoker,y\nold,Z,yesterday,perhaps,a\n?,Z,2024-01-01,,b\n");
        rows.Report.ToLines().ShouldBe(
        [
            "Column 'age' has no value in 1 of 2 rows.",
            "Column 'age' holds what was not in the training table, in 1 row: old.",
            "Column 'port' holds what was not in the training table, in 2 rows: Z.",
            "Column 'at' holds what was not in the training table, in 1 row: yesterday.",
            "Column 'smoker' has no value in 1 of 2 rows.",
            "Column 'smoker' holds what was not in the training table, in 1 row: perhaps.",
        ]);
        var inputs = new float[2 * Table.Features];
        Table.Fit().Apply(rows.ToArray(), inputs);
        inputs.ShouldAllBe(value => float.IsFinite(value));
        var other = Table.Reading.Features.ToList().IndexOf("port other");
        inputs[other].ShouldBe(1);
        rows.Target.ShouldBe(4);
    }

    [Fact]
    public void An_unknown_level_is_0_everywhere_where_none_was_merged()
    {
        var table = Csv.Read("port,n,y", 40, i => $"{(i % 2 == 0 ? "S" : "C")},{i * 7 % 40},{i % 2}");
        Encode("port,n\nZ,1\nS,2\n", table).ToArray().ShouldBe([0, 0, 1, 0, 1, 2]);
    }

    [Fact]
    public void Missing_columns_are_one_error() =>
        Should.Throw<DataFileException>(() => Encode("age,port\n1,S\n")).Problem.ShouldBe(
            "2 columns are missing: at, smoker; the file has age, port");

    [Fact]
    public void Without_names_columns_are_found_by_place_with_or_without_the_target()
    {
        var table = Csv.Read("5,6,a\n7,8,b\n9,1,a\n", new() { Header = false });
        Encode("1,2\n", table).ToArray().ShouldBe([1, 2]);
        Encode("1,2,a\n", table).ToArray().ShouldBe([1, 2]);
        Should.Throw<DataFileException>(() => Encode("1,2,a,4\n", table)).Problem.ShouldContain("4 columns");
    }

    [Fact]
    public void Reports_of_parts_add_up()
    {
        var rows = Encode("age,port,at,smoker\n1,Z,2024-01-01,no\n").Report
            .With(Encode("age,port,at,smoker\n,Z,2024-01-01,no\n").Report);
        rows.Rows.ShouldBe(2);
        rows.Columns[0].Missing.ShouldBe(1);
        rows.Columns[1].Strange.ShouldBe([new("Z", 2)]);
    }

    [Fact]
    public void A_preprocessing_and_a_schema_are_kept_as_json()
    {
        var fit = Table.StandardizeTargets().Fit();
        JsonSerializer.Deserialize<Preprocessing>(JsonSerializer.Serialize(fit)).ShouldBe(fit);
        JsonSerializer.Deserialize<TableSchema>(JsonSerializer.Serialize(Table.Schema)).ShouldBe(Table.Schema);
    }

    [Fact]
    public void Values_return_to_the_units_of_the_targets()
    {
        var table = Csv.Read("a,y", 40, i => FormattableString.Invariant($"{i * 7 % 40},{100.5 + i}"))
            .StandardizeTargets();
        var fit = table.Fit();
        double[] outputs = [.. table.ToDataSet().Training.Values.ToArray().Select(value => (double)value)];
        fit.ToTargetUnits(outputs);
        outputs[7].ShouldBe(107.5, 1e-5);
    }
}
