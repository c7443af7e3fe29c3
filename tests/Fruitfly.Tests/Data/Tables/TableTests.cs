using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Tests.Data.Files;

namespace Fruitfly.Tests.Data.Tables;

public sealed class TableTests
{
    static Table Csv(string header, int count, Func<int, string> row) => CsvFile.ReadTable(
        new MemoryStream(
            Encoding.UTF8.GetBytes(
                header + "\n" + string.Concat(Enumerable.Range(0, count).Select(i => row(i) + "\n")))),
        "a.csv", DataFileOptions.Default);

    static Table Far() =>
        Csv("a,y", 40, i => FormattableString.Invariant($"{1_700_000_000 + i * 7 % 40},{123_456_700.5 + i % 4}"));

    static Table Near() => Csv("a,y", 40, i => FormattableString.Invariant($"{i * 7 % 40},{0.5 + i % 4}"));

    [Fact]
    public void Values_far_from_zero_are_standardized_before_they_are_rounded()
    {
        var (far, near) = (Far().Standardize().StandardizeTargets().ToDataSet(),
            Near().Standardize().StandardizeTargets().ToDataSet());
        far.Training.Inputs.ToArray().ShouldBe(near.Training.Inputs.ToArray());
        far.Training.Values.ToArray().ShouldBe(near.Training.Values.ToArray());
        far.Training.Values.ToArray().Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void An_array_in_double_precision_keeps_it_too()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => 1.7e9 + i)];
        var bytes = FileBytes.Zip(("x.npy", FileBytes.Npy("<f8", "(40, 1)", FileBytes.Doubles(x))),
            ("y.npy", FileBytes.Npy("<f8", "(40,)", FileBytes.Doubles([.. x.Select(value => value + 0.25)]))));
        var table = DataFiles.Read(new MemoryStream(bytes), "a.npz", DataFileOptions.Default);
        table.Standardize().StandardizeTargets().ToDataSet().Training.Inputs.ToArray().Distinct().Count().ShouldBe(40);
        Should.Throw<DataFileException>(() => table.ToDataSet()).Problem.ShouldBe(
            "there are 40 different values, of which float32 keeps 1 apart");
    }

    [Fact]
    public void A_column_that_rounding_would_erase_is_refused_with_the_remedy()
    {
        var error = Should.Throw<DataFileException>(() => Far().StandardizeTargets().ToDataSet());
        (error.Place, error.Problem).ShouldBe(
            ("column 'a'", "there are 40 different values, of which float32 keeps 1 apart"));
        error.Hint.ShouldContain(".Standardize()");
        Should.Throw<DataFileException>(() => Far().Standardize().ToDataSet()).Place.ShouldBe("target 'y'");
    }

    [Fact]
    public void A_few_values_that_become_equal_are_told()
    {
        var (data, notes) = Csv("a,y", 40, i => FormattableString.Invariant($"{(i < 2 ? 0.5 + 1e-12 * i : i)},{i % 2}"))
            .Round();
        data.Training.Count.ShouldBe(40);
        notes.ShouldBe(["In column 'a' there are 40 different values, of which float32 keeps 39 apart."]);
    }

    [Fact]
    public void A_table_is_split_like_a_data_set()
    {
        var table = Csv("a,b,y", 50, i => $"{i * 7 % 50},{i * 3 % 11},{(i % 3 == 0 ? "leg" : "wing")}");
        var data = StratifiedSplit.Split("a", table.ToDataSet().Training, 0, 0.2, seed: 5)
            .WithValidation(0.25, seed: 5);
        var other = table.WithTest(0.2, seed: 5).WithValidation(0.25, seed: 5).ToDataSet();
        foreach (var split in Enum.GetValues<Split>())
        {
            other[split]!.Inputs.ToArray().ShouldBe(data[split]!.Inputs.ToArray());
            other[split]!.Labels.ToArray().ShouldBe(data[split]!.Labels.ToArray());
        }
    }

    [Fact]
    public void Only_training_examples_say_how_columns_are_scaled_whatever_the_order_of_the_calls()
    {
        var table = Csv("a,y", 50, i => $"{i * 7 % 50},{i % 2}");
        var data = table.Standardize().WithTest(0.2, seed: 3).ToDataSet();
        data.Training.Inputs.ToArray().Average(value => (double)value).ShouldBe(0, 1e-6);
        table.WithTest(0.2, seed: 3).Standardize().ToDataSet().Test!.Inputs.ToArray()
            .ShouldBe(data.Test!.Inputs.ToArray());
    }

    [Fact]
    public void A_data_set_at_hand_is_a_table_and_stays_the_same()
    {
        var data = new DataSet("d", Examples.RealValued([1, 2, 3], 1, [4, 5, 6], 1),
            test: Examples.RealValued([7], 1, [8], 1));
        var back = Table.Of(data).ToDataSet();
        back.Training.Values.ToArray().ShouldBe([4, 5, 6]);
        back.Test!.Inputs.ToArray().ShouldBe([7]);
        Table.Of(data).Standardize().ToDataSet().Test!.Inputs[0].ShouldBe(Standardization.Apply(data).Test!.Inputs[0]);
    }
}
