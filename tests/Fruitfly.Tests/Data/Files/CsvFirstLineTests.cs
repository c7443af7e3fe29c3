using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Tests.Data.Tables.Reading;

namespace Fruitfly.Tests.Data.Files;

/// <summary>What the first line of a table is where it may be other than names.</summary>
public sealed class CsvFirstLineTests
{
    static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    [Fact]
    public void The_counts_of_scikit_learns_own_files_are_no_example_and_it_is_said()
    {
        var text = Lines("4,2,setosa,virginica", "5.1,3.5,0", "4.9,3,0", "6.2,2.9,1", "5.9,3,1");

        var table = Csv.Read(text);

        (table.Reading.Header, table.Features, table.Count(Split.Training), table.Classes).ShouldBe((false, 2, 4, 2));
        table.Reading.Notes[0].ShouldStartWith("The first line counts 4 examples of 2 features and names the classes " +
            "in the order of their labels, setosa, virginica, as scikit-learn's own files do");
        var again = table.ReadAgain(text);
        again.Schema.ShouldBe(table.Schema);
        again.Count(Split.Training).ShouldBe(4);
    }

    [Fact]
    public void Counts_of_another_number_of_features_are_no_counts() =>
        Csv.Read(Lines("2,7,leg,wing", "1,2,3,0", "4,5,6,1")).Reading.Header.ShouldBe(true);

    [Theory]
    [InlineData("5.1,3.5,setosa", "4.9,3.0,setosa", "6.2,2.9,virginica", "5.9,3.0,virginica")]
    [InlineData("3,Braund,male,22,S", "1,Cumings,female,38,C", "3,Heikkinen,female,26,S", "1,Futrelle,female,35,S",
        "3,Allen,male,,S", "3,Moran,male,3,Q")] // a gap below a number
    [InlineData("3,Braund,22.5", "1,Cumings,38", "3,Heikkinen,26", "1,Futrelle,35", "3,Allen,20", "2,Moran,3")]
    [InlineData("b,x,leg", "a,y,leg", "b,z,wing", "c,x,wing", "a,x,leg", "b,z,leg")] // words alone
    public void A_first_line_like_the_others_is_an_example_and_it_is_said(params string[] lines)
    {
        var table = Csv.Read(Lines(lines), new() { RareBelow = 1 });
        (table.Reading.Header, table.Count(Split.Training)).ShouldBe((false, lines.Length));
        table.Reading.Notes.ShouldContain(
            "The first line is like the lines below, and is read as an example: the columns have no names.");
    }

    [Theory]
    [InlineData("name,sex,kind", "Braund,male,leg", "Cumings,female,leg", "Allen,male,wing", "Moran,male,leg",
        "Futrelle,female,wing", "Heikkinen,female,wing")]
    [InlineData("age,kind", "1,leg", "2,wing", "3,leg")]
    public void Names_are_a_header(params string[] lines)
    {
        var table = Csv.Read(Lines(lines));
        (table.Reading.Header, table.Count(Split.Training)).ShouldBe((true, lines.Length - 1));
        table.Reading.Notes.ShouldNotContain(note => note.Contains("first line"));
    }

    [Fact]
    public void Years_among_words_are_asked_about() =>
        Should.Throw<DataFileException>(() => Csv.Read(Lines("land,part,2019,2020", "a,x,5,7", "b,x,3,1", "c,y,2,2",
            "d,y,1,5", "e,x,4,4"))).Remedy.ToString().ShouldContain("Header");
}
