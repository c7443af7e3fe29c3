using System.Globalization;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables.Reading;

public sealed class FeatureColumnTests
{
    static string Of(int i, params string[] fields) => fields[i % fields.Length];

    static Table With(string name, Func<int, string> field, DataFileOptions? options = null, int rows = 60) =>
        Csv.Read($"{name},n,y", rows, i => $"{field(i)},{i * 7 % 61}.5,{Of(i, "a", "b", "b")}", options);

    [Fact]
    public void Words_are_levels_with_a_feature_each()
    {
        var table = With("port", i => Of(i, "S", "C", "Q"));
        table.Reading.Features.ShouldBe(["port=C", "port=Q", "port=S", "n"]);
        table.Schema("port").ShouldBe(new TableColumn("port", ColumnRole.Feature, ColumnReading.Name)
        {
            Levels = ["C", "Q", "S"],
        });
        table.Column("port").Levels.ShouldBe([new("C", 20), new("Q", 20), new("S", 20)]);
        var inputs = table.ToDataSet().Training;
        inputs.Input(0)[..3].ToArray().ShouldBe([0, 0, 1]);
        inputs.Input(1)[..3].ToArray().ShouldBe([1, 0, 0]);
    }

    [Fact]
    public void Levels_that_differ_only_in_capitals_or_blanks_are_told() =>
        With("port", i => Of(i, "S", "s ", "Q")).Reading.Notes.ShouldBe(
            ["Levels 'S' and 's' of column 'port' differ only in capitals or blanks; they count as two."]);

    [Fact]
    public void Digits_that_begin_with_0_are_told_to_be_read_as_numbers()
    {
        With("zip", i => $"{i * 137 % 1000:0000}").Reading.Notes.ShouldBe(
            ["Column 'zip' holds digits that begin with 0, as codes do; it is read as numbers."]);
        With("zip", i => $"{i * 137 % 1000}").Reading.Notes.ShouldBeEmpty();
        With("zip", i => $"0.{i * 137 % 1000:0000}").Reading.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Points_that_may_stand_between_thousands_are_told()
    {
        static string[] Notes(string delimiter, Func<int, string> field) => [.. Csv.Read(
            string.Join(delimiter, "price", "n", "y"), 60,
            i => string.Join(delimiter, field(i), $"{i * 7 % 61}", Of(i, "a", "b", "b"))).Reading.Notes];
        Notes(";", i => $"{1 + i * 7 % 40}.{i * 137 % 1000:000}").ShouldBe(
            ["Column 'price' is read with a decimal point, but all of its points may stand between thousands."]);
        Notes(",", i => $"{1 + i * 7 % 40}.{i * 137 % 1000:000}").ShouldBeEmpty();
        Notes(";", i => $"{i * 7 % 40}.{i * 137 % 1000:000}").ShouldBeEmpty(); // 0.125 is no 125
        Notes(";", i => $"{i * 7 % 40}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Unnamed: 0.1")]
    [InlineData("...1")]
    [InlineData("__index_level_0__")]
    public void Names_that_other_programs_give_to_columns_without_one_are_none(string name)
    {
        var column = With(name, i => $"{i * 7 % 61 + 100}").Column(name);
        (column.Kind, column.Note).ShouldBe((ColumnKind.Identifier, "it has no name, and every line its own value"));
    }

    [Fact]
    public void Numbers_with_a_unit_are_left_out_as_such() =>
        With("height", i => $"{100 + i * 7 % 61} cm").Column("height").Note.ShouldBe(
            "its numbers have a unit, 'cm'; write them without it");

    [Theory]
    [InlineData("9 313,78")]
    [InlineData("9\u00A0313,78")]
    [InlineData("9\u202F313")]
    [InlineData("9’313.78")]
    [InlineData("−9,5")]
    public void Separators_between_thousands_get_a_hint_of_their_own(string number) =>
        Should.Throw<DataFileException>(() =>
            Csv.Read("n;y", 60, i => $"{(i % 2 == 0 ? number : "947.5")};{Of(i, "a", "b")}"))
            .Hint.ShouldStartWith("Write numbers with a decimal point and without thousands separators");

    [Theory]
    [InlineData("", "Give it values")]
    [InlineData("01/02/2024 02/03/2024", "Write the dates so")]
    [InlineData("P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11", "Say with")]
    public void Where_no_feature_is_left_the_hint_fits_the_reason(string fields, string hint) =>
        Should.Throw<DataFileException>(() => Csv.Read("n,y", 11, i => $"{Of(i, fields.Split(' '))},{Of(i, "a", "b")}"))
            .Hint.ShouldStartWith(hint);

    [Fact]
    public void Rare_levels_are_merged_and_told()
    {
        var table = With("port", i => i < 6 ? $"rare{i}" : Of(i, "S", "C"));
        table.Reading.Features.ShouldBe(["port=C", "port=S", "port other", "n"]);
        table.Schema("port").RareBelow.ShouldBe(3);
        table.Reading.Notes.Single().ShouldStartWith("In column 'port' 6 levels of fewer than 3 rows are merged into one");
        table.ToDataSet().Training.Input(2)[..3].ToArray().ShouldBe([0, 0, 1]);
        With("port", i => i < 6 ? $"rare{i}" : Of(i, "S", "C"), new() { RareBelow = 1 }).Features.ShouldBe(9);
    }

    [Fact]
    public void Yes_and_no_are_one_feature()
    {
        var table = With("smoker", i => Of(i, "yes", "No"));
        table.Reading.Features.ShouldBe(["smoker", "n"]);
        table.Column("smoker").Kind.ShouldBe(ColumnKind.Boolean);
        table.ToDataSet().Training.Inputs.ToArray().Where((_, i) => i % 2 == 0).Take(3).ShouldBe([1, 0, 1]);
    }

    [Theory]
    [InlineData("1970-01-02", "1970-01-03T12:00", 1, 2.5)]
    [InlineData("2.1.1970", "30.1.1970", 1, 29)]
    [InlineData("1/2/1970", "1/30/1970", 1, 29)]
    public void Dates_are_days(string one, string other, double first, double second)
    {
        var table = With("at", i => Of(i, one, other, "1970-01-01"[..(one.Contains('-') ? 10 : 0)]));
        table.Column("at").Kind.ShouldBe(ColumnKind.Date);
        var inputs = table.ToDataSet().Training;
        (inputs.Input(0)[0], inputs.Input(1)[0]).ShouldBe(((float)first, (float)second));
    }

    [Fact]
    public void Dates_with_the_month_in_letters_are_left_out_with_a_word_of_how_to_write_them()
    {
        foreach (var table in (Table[])
            [With("at", i => $"{i % 28 + 1:00} Jan 2024"), With("at", i => $"\"January {i % 28 + 1}, 2024\"")])
            table.Reading.LeftOut.Single().Reason
                .ShouldBe("its dates have the month in letters; write them as 2024-01-31");
    }

    [Theory]
    [InlineData("inf", "No network can take an infinite value: write a large number in its place")]
    [InlineData("-Infinity", "fill in a number below 3.4e38")]
    public void An_infinite_value_is_refused_with_what_to_write_in_its_place(string text, string hint) =>
        Should.Throw<DataFileException>(() => With("size", i => i == 3 ? text : $"{i}.5")).Hint.ShouldContain(hint);

    [Fact]
    public void Dates_that_may_be_read_in_two_ways_are_left_out() =>
        With("at", i => Of(i, "1/2/2024", "3/4/2024")).Reading.LeftOut.Single().Reason.ShouldContain("day or month first");

    [Fact]
    public void A_missing_number_is_the_median_of_the_training_examples_with_a_feature_that_says_so()
    {
        var table = With("age", i => i % 10 == 3 ? Of(i, "", "NA", "?") : $"{i}");
        table.Reading.Features.ShouldBe(["age", "age missing", "n"]);
        table.Schema("age").Fill.ShouldBe(ColumnFill.Median);
        table.Column("age").Missing.ShouldBe(6);
        table.Reading.Notes.Single().ShouldBe("Column 'age' has no value in 6 rows; the median of the training " +
            "examples stands in, and a feature says where.");
        var part = table.WithTest(0.5, seed: 1);
        var training = part.ToDataSet().Training;
        var known = Enumerable.Range(0, training.Count).Where(i => training.Input(i)[1] == 0)
            .Select(i => training.Input(i)[0]).Order().ToArray();
        var median = (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
        part.Fit().Fills[0].ShouldBe(median);
        var test = part.ToDataSet().Test!;
        var filled = Enumerable.Range(0, test.Count).Where(i => test.Input(i)[1] == 1)
            .Select(i => test.Input(i)[0]).ToArray();
        filled.ShouldNotBeEmpty();
        filled.ShouldAllBe(value => value == median);
    }

    [Fact]
    public void The_mean_stands_in_where_it_is_asked_for() =>
        With("age", i => i == 0 ? "" : i == 1 ? "100" : "1", new() { Impute = ColumnFill.Mean }).Fit().Fills[0]
            .ShouldBe((100 + 58) / 59.0, 1e-12);

    [Fact]
    public void A_missing_word_is_a_level_of_its_own()
    {
        var table = With("port", i => Of(i, "S", "C", ""));
        table.Reading.Features.ShouldBe(["port=C", "port=S", "port missing", "n"]);
        table.ToDataSet().Training.Input(2)[..3].ToArray().ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void Words_and_numbers_can_be_said_to_stand_for_missing_values()
    {
        var options = new DataFileOptions { Missing = ["unknown", "-999"] };
        var table = With("age", i => i % 20 == 3 ? "unknown" : i % 20 == 4 ? "-999.0" : $"{i}.5", options);
        (table.Column("age").Missing, table.Schema!.Missing).ShouldBe((6, options.Missing));
        table.Fit().Fills[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Words_of_a_numeric_column_are_missing_there_and_nowhere_else()
    {
        var table = Csv.Read("age,port,y", 60,
            i => $"{(i % 20 == 3 ? "old" : $"{i}.5")},{Of(i, "old", "new")},{i % 2}", new() { Numeric = ["age"] });
        table.Schema("age").Missing.ShouldBe(["old"]);
        table.Reading.Features.ShouldBe(["age", "age missing", "port=new", "port=old"]);
    }

    [Fact]
    public void Numbers_can_be_said_to_be_names()
    {
        var table = With("zone", i => Of(i, "3", "10", "2.0"), new() { Categorical = ["zone"] });
        table.Reading.Features.ShouldBe(["zone=2", "zone=3", "zone=10", "n"]);
        table.ToDataSet().Training.Input(2)[..3].ToArray().ShouldBe([1, 0, 0]);
    }

    [Theory]
    [InlineData("every value is missing", "", "NA")]
    [InlineData("it is the same in every row", "7", "7")]
    [InlineData("it is the same in every row", "on", "on")]
    public void What_says_nothing_is_left_out(string reason, string one, string other) =>
        With("a", i => Of(i, one, other)).Reading.LeftOut.ShouldBe([new("a", reason)]);

    [Fact]
    public void Text_is_left_out_unless_it_is_said_to_be_categorical()
    {
        var table = With("name", i => i % 15 == 0 ? "Doe" : $"Doe {i}");
        table.Reading.LeftOut.ShouldBe([new("name", "it holds text: 57 different values in 60 rows")]);
        table.Reading.Warnings.Single().Kind.ShouldBe(TableWarningKind.Cardinality);
        With("name", i => i % 15 == 0 ? "Doe" : $"Doe {i}", new() { Categorical = ["name"] }).Reading.Features
            .ShouldBe(["name=Doe", "name other", "n"]);
    }

    [Fact]
    public void Levels_and_indicators_are_not_scaled()
    {
        var fit = With("age", i => i % 10 == 3 ? "" : $"{i}").Standardize().Fit();
        (fit.Means[1], fit.Deviations[1]).ShouldBe((0, 1));
        fit.Deviations[0].ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_schema_reads_the_same_again_whatever_would_be_guessed()
    {
        var text = "id,port,age,at,smoker,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{i},{(i < 3 ? $"r{i}" : Of(i, "S", "C", ""))},{(i % 9 == 0 ? "" : $"{i}.25")},{new DateTime(2024, 1, 1).AddDays(i):yyyy-MM-dd},{Of(i, "yes", "no", "")},{(i == 5 ? "" : Of(i, "a", "b"))}\n")));
        var table = Csv.Read(text);
        var again = table.ReadAgain(text);
        again.Size.ShouldBe(table.Size);
        FileDescriptionTests.Same(again.ToDataSet(), table.ToDataSet());
        again.Schema.ShouldBe(table.Schema);
    }
}
