using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Files;

public sealed class CsvTargetTests
{
    static Table Read(IEnumerable<string> targets, string name = "y", DataFileOptions? options = null) =>
        CsvFile.ReadTable(
        new MemoryStream(
            Encoding.UTF8.GetBytes(
                $"a,{name}\n" + string.Concat(targets.Select((target, i) => $"{i * 7 % 5}.5,{target}\n")))),
        "a.csv", options ?? DataFileOptions.Default);

    static IEnumerable<string> Cycle(int count, params string[] targets) =>
        Enumerable.Range(0, count).Select(i => targets[i % targets.Length]);

    static string[] ClassesOf(Table table) => [.. table.Reading.Classes.Select(known => known.Name)];

    [Theory]
    [InlineData("0.0 1.0 2.0", "0 1 2")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("-1 1", "-1 1")]
    [InlineData("+1 -1", "-1 1")]
    [InlineData("20000001 20000000 16777217", "16777217 20000000 20000001")]
    [InlineData("9007199254740993 9007199254740992", "9007199254740992 9007199254740993")]
    [InlineData("99999999999999999999999 -9223372036854775808", "-9223372036854775808 99999999999999999999999")]
    [InlineData("101 foo bar", "101 bar foo")]
    [InlineData("foo 101 bar", "101 bar foo")]
    [InlineData("1 1.0 2", "1 2")]
    [InlineData("01234 98765", "01234 98765")]
    public void Labels_are_classes_however_they_are_written(string written, string classes) =>
        ClassesOf(Read(Cycle(60, written.Split(' ')))).ShouldBe(classes.Split(' '));

    [Fact]
    public void Classes_that_differ_only_in_capitals_or_blanks_are_told()
    {
        Read(Cycle(60, "cat", "Cat", "dog")).Reading.Notes.ShouldBe(
            ["Classes 'Cat' and 'cat' differ only in capitals or blanks; they count as two."]);
        Read(Cycle(60, "iris setosa", "iris  setosa", "iris")).Reading.Notes.Count.ShouldBe(1);
        Read(Cycle(60, "cat", "dog")).Reading.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_with_separators_between_thousands_are_no_classes()
    {
        foreach (var targets in (string[][])[["\"1,200\"", "\"2,500\""], ["\"1,200\"", "947"]])
        {
            Should.Throw<DataFileException>(() => Read(Cycle(60, targets))).Problem.ShouldContain(
                "holds '1,200', which is not a number");
            Read(Cycle(60, targets), options: new() { Targets = TargetKind.Classes }).Classes.ShouldBe(2);
        }
    }

    [Fact]
    public void Targets_that_are_all_the_same_number_leave_nothing_to_learn()
    {
        foreach (var targets in (DataFileOptions[])[new(), new() { Targets = TargetKind.Values }])
            Should.Throw<DataFileException>(() => Read(Cycle(60, "3.5"), options: targets)).Problem.ShouldContain(
                "all targets are 3.5, which leaves nothing to learn");
    }

    [Fact]
    public void Labels_that_start_at_1_make_no_class_without_examples()
    {
        var data = Read(Cycle(60, "1", "2", "3")).ToDataSet();
        data.Classes.ShouldBe(3);
        data.Training.Labels[..3].ToArray().ShouldBe([0, 1, 2]);
    }

    [Theory]
    [InlineData(85, 150)]
    [InlineData(60, 400)]
    [InlineData(100, 100)]
    public void Many_whole_numbers_are_values(int distinct, int count) =>
        Read(Enumerable.Range(0, count).Select(i => $"{15 + i % distinct}")).Reading.Task.ShouldBe(TargetKind.Values);

    [Fact]
    public void What_may_be_either_is_asked_and_can_be_said()
    {
        string[] targets = [.. Enumerable.Range(0, 300).Select(i => $"{3 * (i % 15)}")];
        Should.Throw<DataFileException>(() => Read(targets)).Problem.ShouldContain(
            "15 different whole numbers in 300 examples, which may be classes or values");
        Read(targets, options: new() { Targets = TargetKind.Classes }).Classes.ShouldBe(15);
        Read(targets, options: new() { Targets = TargetKind.Values }).Reading.TaskReason.ShouldBe("you said so");
        Read(targets, name: "label").Classes.ShouldBe(15);
    }

    [Theory]
    [InlineData("NA"), InlineData("?"), InlineData("nan"), InlineData("NaN"), InlineData("null"), InlineData("N/A")]
    public void A_row_whose_target_is_missing_is_left_out_and_told_unless_the_word_is_listed_as_a_class(string missing)
    {
        var table = Read(["leg", missing, "wing"]);
        (table.Count(Split.Training), ClassesOf(table).Length).ShouldBe((2, 2));
        table.Reading.Notes.ShouldContain("1 row has no target; it is left out.");
        ClassesOf(Read(["leg", missing, "wing"],
            options: new() { ClassNames = ["leg", "wing", missing] })).Length.ShouldBe(3);
    }

    [Fact]
    public void A_value_that_is_missing_is_left_out_as_well()
    {
        var data = Read(["0.5", "nan", "1.5", ""]).ToDataSet().Training;
        data.Values.ToArray().ShouldBe([0.5f, 1.5f]);
        data.Inputs.ToArray().ShouldBe([0.5f, 4.5f]);
    }

    [Fact]
    public void A_word_among_broken_numbers_is_refused_wherever_it_stands()
    {
        Should.Throw<DataFileException>(() =>
            Read(["x", .. Enumerable.Range(15, 40).Select(i => $"{i}")])).Place.ShouldBe("line 2, field 2");
        Should.Throw<DataFileException>(() => Read(["x", "0.5", "1.5"])).Place.ShouldBe("line 2, field 2");
        Should.Throw<DataFileException>(() => Read(["0.5", "1.5", "x"])).Place.ShouldBe("line 4, field 2");
    }

    [Fact]
    public void Targets_beyond_float32_are_no_values() =>
        Should.Throw<DataFileException>(() => Read(["0.5", "1e39", "2"])).ShouldSatisfyAllConditions(
            error => error.Place.ShouldBe("line 3, field 2"), error => error.Hint.ShouldContain("below 3.4e38"));
}
