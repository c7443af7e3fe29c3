using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables.Reading;

public sealed class AmountColumnsTests
{
    const string Header = "share,price,kind";

    static string Row(int i) => FormattableString.Invariant(
        $"{(i == 3 ? "" : $"{i * 7 % 50}.5 %")},\"${1000 + i:N0}.25\",{(i % 2 == 0 ? "leg" : "wing")}");

    [Fact]
    public void Percentages_and_prices_are_numbers_and_it_is_said()
    {
        var table = Csv.Read(Header, 30, Row);

        table.Reading.Features.ShouldBe(["share", "share missing", "price"]);
        table.Column("price").Kind.ShouldBe(ColumnKind.Numeric);
        (table.Schema("price").Reading, table.Schema("price").Unit).ShouldBe((ColumnReading.Number, "$"));
        table.Reading.Notes.ShouldContain("Column 'price' is read as numbers without '$'.");
        table.ToDataSet().Training.Input(5).ToArray()[2].ShouldBe(1005.25f);
    }

    [Fact]
    public void What_was_guessed_once_is_read_again_from_the_schema()
    {
        var text = Header + "\n" + string.Concat(Enumerable.Range(0, 30).Select(i => Row(i) + "\n"));
        var table = Csv.Read(text);
        var again = table.ReadAgain(text);
        again.Schema.ShouldBe(table.Schema);
        again.ToDataSet().Training.Inputs.ToArray().ShouldBe(table.ToDataSet().Training.Inputs.ToArray());
    }

    [Fact]
    public void Prices_may_be_the_target()
    {
        var table = Csv.Read("size,price", 40, i => $"{i * 3 % 11},\"{1000 + 13 * i:N0},50 €\"".Replace(
            $"{1000 + 13 * i:N0}", $"{1000 + 13 * i:N0}".Replace(',', '.'), StringComparison.Ordinal));
        table.Reading.Task.ShouldBe(TargetKind.Values);
        table.ToDataSet().Training.Values[1].ShouldBe(1013.5f);
        table.Reading.Notes.ShouldContain("Column 'price' is read as numbers without '€', with a decimal comma.");
        Csv.Read("a,cut", 40, i => $"{i}.5,{10 * (i % 3)} %").Reading.Task.ShouldBe(TargetKind.Classes,
            "few are classes");
    }

    [Fact]
    public void A_column_may_be_said_to_be_categorical_and_units_that_differ_are_words()
    {
        Csv.Read(Header, 30, Row, new() { Categorical = ["price"], RareBelow = 1 }).Column("price").Kind
            .ShouldBe(ColumnKind.Categorical);
        Csv.Read("a,price,kind", 30, i => $"{i}.5,{(i % 2 == 0 ? "$5" : "€5")},{(i % 3 == 0 ? "leg" : "wing")}")
            .Column("price").Kind.ShouldBe(ColumnKind.Categorical);
    }

    [Fact]
    public void An_overview_shows_the_numbers()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["a.csv"],
            Header + "\n" + string.Concat(Enumerable.Range(0, 30).Select(i => Row(i) + "\n")));
        var price = TableOverview.Read(folder["a.csv"]).Columns.Single(column => column.Name == "price");
        price.Numbers.ShouldNotBeNull().Least.ShouldBe(1000.25);
    }

    sealed class Folder : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-amounts-");

        public string this[string name] => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
