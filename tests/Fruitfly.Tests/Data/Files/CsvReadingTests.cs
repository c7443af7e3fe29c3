using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Files;

public sealed class CsvReadingTests
{
    static Table Read(string text, DataFileOptions? options = null) =>
        CsvFile.ReadTable(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv", options ?? DataFileOptions.Default);

    static string Rows(string header, int count, Func<int, string> row) =>
        header + "\n" + string.Concat(Enumerable.Range(0, count).Select(i => row(i) + "\n"));

    static string Word(int i) => i % 3 == 0 ? "leg" : "wing";

    [Fact]
    public void A_reading_says_what_was_taken_for_what()
    {
        var reading = Read(Rows(",a,b,label", 30, i => $"{i},{i * 8 % 31}.5,{i % 4},{Word(i)}")).Reading;

        reading.ToLines().ShouldBe(
        [
            "target 'label' (because of its name); the first line names the columns",
            "classification (there are words)",
            "2 classes: leg (10), wing (20)", "2 features: a, b",
            "left out 'column 1': it counts the lines from 0 and has no name",
        ]);
    }

    [Theory]
    [InlineData(",a,y")]
    [InlineData("Unnamed: 0,a,y")]
    [InlineData("PassengerId,a,y")]
    [InlineData("row_id,a,y")]
    [InlineData("a,y")] // R's row names
    public void A_number_of_the_line_is_no_feature(string header) =>
        Read(Rows(header, 12, i => $"{i + 1},{i * 7 % 5}.25,{Word(i)}")).Reading.ShouldSatisfyAllConditions(
            reading => reading.Features.ShouldBe(["a"]),
            reading => reading.LeftOut.Single().Reason.ShouldStartWith("it counts the lines from 1"));

    [Theory]
    [InlineData("", "it has no name, and every line its own value")]
    [InlineData("customer_id", "it is named like an identifier, and every line has its own value")]
    public void An_identifier_is_no_feature(string name, string reason)
    {
        var reading =
            Read(Rows($"{name},a,y", 12, i => $"{40_000_000 + i * 7919 % 13},{i * 7 % 5}.25,{Word(i)}")).Reading;
        reading.LeftOut.Single().Reason.ShouldBe(reason);
        Read(Rows($"{name},a,y", 12, i => $"Mazda {i},{i * 7 % 5}.25,{Word(i)}")).Reading.Features.ShouldBe(["a"]);
    }

    [Fact]
    public void A_feature_that_counts_the_lines_or_repeats_an_identifier_stays_and_is_told()
    {
        Read(Rows("hour,load", 24, i => $"{i},{i % 5}.5")).Reading.Notes.Single()
            .ShouldBe("Column 'hour' counts the lines from 0; it is kept as a feature.");
        Read(Rows("user_id,y", 24, i => $"{i % 5},{Word(i)}")).Reading.Notes.Single()
            .ShouldContain("but values repeat");
    }

    [Fact]
    public void Columns_are_left_out_by_name_or_position_whatever_they_hold()
    {
        var reading = Read("a,name,b,y\n1,Doe,2,leg\n3,Roe,4,wing\n", new() { Drop = ["name", "0"] }).Reading;
        reading.Features.ShouldBe(["b"]);
        reading.LeftOut.ShouldBe([new("name", "you left it out"), new("a", "you left it out")]);
        Read(",a,y\n0.5,1,leg\n0.5,2,wing\n", new() { Drop = ["column 1"] }).Reading.Features.ShouldBe(["a"]);
        Read("a,b,y\n1,leg,9\n3,wing,9\n", new() { Drop = ["y"] }).Reading.Target.ShouldBe("b");
    }

    [Theory]
    [InlineData("0,1,2,label\n5,6,7,leg\n7,6,5,wing\n", 3)]
    [InlineData("400.5,401.0,401.5,target\n5,6,7,0\n7,6,5,1\n", 3)]
    [InlineData("2019,2020,kind\n5,6,0\n7,6,1\n", 2)]
    public void A_header_of_numbers_is_known_by_a_word_above_numbers_or_the_target_s_name(string text, int features)
    {
        var table = Read(text);
        (table.Reading.Header, table.Features, table.Count(Split.Training)).ShouldBe((true, features, 2));
    }

    [Fact]
    public void A_header_of_numbers_can_be_said()
    {
        const string text = "400.5,401.0,401.5,kind\n-1,3,2,x\n5,1,2,y\n";
        Read(text, new() { Header = true }).Count(Split.Training).ShouldBe(2);
        Read(text, new() { Header = false }).Classes.ShouldBe(3);
    }

    [Theory]
    [InlineData("1.5,2.5,3.5,x\n2,3,4,y\n1,5,6,x\n")] // every line rises
    [InlineData("2.5,1.5,3.5,x\n2,3,4,y\n1,5,6,x\n")]
    public void A_first_line_like_the_others_is_an_example(string text) => Read(text).Count(Split.Training).ShouldBe(3);

    [Theory]
    [InlineData("a,b,y,\n1,2,leg,\n3,4,wing,\n")]
    [InlineData("a,b,y\n1,2,leg,\n3,4,wing,\n")]
    [InlineData("a,b,y,\n1,2,leg\n3,4,wing\n")]
    public void A_delimiter_at_the_ends_of_lines_begins_no_column(string text)
    {
        var reading = Read(text).Reading;
        (reading.Features.Count, reading.Target).ShouldBe((2, "y"));
        reading.Notes.Single().ShouldContain("end with a delimiter");
    }

    [Theory]
    [InlineData("id,Survived,port", "Survived", "because of its name")]
    [InlineData("id,Survived,y", "y", "because of its name")]
    [InlineData("survived,quality,port", "port", "it is the last column")]
    public void A_column_that_is_named_like_an_outcome_is_the_target_where_none_is_called_so(
        string header, string target, string reason)
    {
        var reading = Read(Rows(header, 12, i => $"{i * 7 % 5},{i % 2},{Word(i)}")).Reading;
        (reading.Target, reading.TargetReason).ShouldBe((target, reason));
    }

    [Theory]
    [InlineData("sep=;\na;b;y\n1;2;leg\n3;4;wing\n", ';')]
    [InlineData("\"sep=;\"\r\na;b;y\r\n1;2;leg\r\n3;4;wing\r\n", ';')]
    [InlineData("temp (C; mean),b,y\n1,2,leg\n3,4,wing\n", ',')]
    [InlineData("a\t,b,y\n1,2,leg\n3,4,wing\n", ',')]
    [InlineData("a|b|y\n1|2|leg\n3|4|wing\n", '|')]
    [InlineData("a b y\n1 2 leg\n3 4 wing\n", ' ')]
    public void The_delimiter_is_what_cuts_all_lines_alike(string text, char delimiter)
    {
        var table = Read(text);
        (table.Reading.Delimiter, table.Features, table.Reading.Target, table.Count(Split.Training)).ShouldBe(
            (delimiter, 2, "y", 2));
    }

    [Theory]
    [InlineData("a   b   y\n1   2   leg\n3   4   wing\n", "several spaces")]
    [InlineData("# by hand\na,b,y\n1,2,leg\n", "Delete the comment")]
    public void What_is_no_table_of_ours_is_named(string text, string hint) =>
        Should.Throw<DataFileException>(() => Read(text)).Hint.ShouldContain(hint);

    [Fact]
    public void A_line_before_the_table_counts_as_a_line() =>
        Should.Throw<DataFileException>(() => Read("sep=;\na;y\n1;leg\n1e39;wing\n")).Place.ShouldBe("line 4, field 1");
}
