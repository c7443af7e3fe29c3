using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables.Reading;

/// <summary>Tables as people have them: what a spreadsheet, pandas and R write, and what is missing in them.</summary>
public sealed class RealTablesTests
{
    [Fact]
    public void Passengers_of_a_ship()
    {
        var table = Csv.Read("PassengerId,Survived,Pclass,Name,Sex,Age,Ticket,Fare,Cabin,Embarked", 300, i =>
            FormattableString.Invariant(
                $"{i + 1},{i * 5 % 7 % 2},{1 + i * 11 % 3},\"Doe, Mr. John {i}\",{(i * 13 % 5 < 2 ? "female" : "male")},{(i % 5 == 0 ? "" : $"{1 + i * 37 % 79}.5")},A/{i * 7919 % 300},{i * 101 % 307}.25,{(i % 4 == 0 ? $"C{i}" : "")},{"SCQ"[i * 17 % 3]}"),
            new() { Target = "Survived" });
        table.Reading.Features.ShouldBe(
            ["Pclass", "Sex=female", "Sex=male", "Age", "Age missing", "Fare", "Embarked=C", "Embarked=Q", "Embarked=S"]);
        table.Reading.LeftOut.Select(column => column.Name).ShouldBe(["PassengerId", "Name", "Ticket", "Cabin"]);
        table.Standardize().WithTest(0.2, 1).ToDataSet().Training.Inputs.ToArray()
            .ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void A_spreadsheet_with_decimal_commas()
    {
        var table = Csv.Read("\uFEFFalcohol;ash;kind", 40, i => $"1{i % 4},{i * 7 % 40:00};2,5{i % 9};k{i % 2}");
        (table.Schema!.HasDecimalComma, table.Reading.Delimiter).ShouldBe((true, ';'));
        table.Reading.Notes.ShouldBe(["Numbers have a decimal comma."]);
        table.ToDataSet().Training.Input(1).ToArray().ShouldBe([11.07f, 2.51f]);
        Csv.Read("a;y\n1,500;0\n2,250;1\n", new() { DecimalComma = true }).ToDataSet().Training.Inputs.ToArray()
            .ShouldBe([1.5f, 2.25f]);
    }

    [Fact]
    public void Decimal_commas_without_a_header() =>
        Csv.Read("1,5;2,5;a\n2,5;3,5;b\n0,25;1,5;a\n").Count(Split.Training).ShouldBe(3);

    [Theory]
    [InlineData(TextEncoding.Latin1)]
    [InlineData(TextEncoding.Windows1252)]
    [InlineData(TextEncoding.Utf16)]
    public void Text_of_another_encoding(TextEncoding encoding)
    {
        using var file = new SomeFile("t.csv", TextEncodings.Of(encoding).GetBytes(
            "größe,farbe\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * 7 % 20},{(i % 3 == 0 ? "grün" : "weiß")}\n"))));
        var described = file.Describe(new() { Encoding = encoding });
        described.Table.Reading.Features.ShouldBe(["größe"]);
        described.Table.Reading.Classes.Select(known => known.Name).ShouldBe(["grün", "weiß"]);
        described.Description.Load(0, file.Places()).Training.Count.ShouldBe(20);
    }

    [Fact]
    public void People_of_a_census_without_a_header()
    {
        string[] work = ["State-gov", "Private", "?"];
        var table = Csv.Read("39, State-gov, 77516, <=50K", 120,
            i => $"{20 + i * 37 % 61}, {work[i * 5 % 3]}, {70000 + i * 7919 % 977}, {(i * 5 % 7 < 3 ? ">50K" : "<=50K")}");
        table.Reading.Header.ShouldBe(false);
        table.Reading.Features.ShouldBe(["x0", "x1=Private", "x1=State-gov", "x1 missing", "x2"]);
        table.Count(Split.Training).ShouldBe(121);
    }

    [Fact]
    public void A_million_fields_too_many_are_refused_before_they_are_encoded()
    {
        var text = "a,y\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"l{i % 20},{i % 2}\n"));
        Should.Throw<DataFileException>(() => Csv.Read(text, new() { Limits = new() { MaxElements = 400 } }))
            .Problem.ShouldBe("100 rows of 20 features are more than 400 numbers");
    }

    [Fact]
    public void A_row_without_target_keeps_groups_and_times_in_step()
    {
        var table = Csv.Read("a,owner,day,y", 30, i => $"{i}.5,o{i / 3},2024-01-{1 + i:00},{(i == 4 ? "" : $"{i % 2}")}",
            new() { Group = "owner", Time = "day" });
        table.Count(Split.Training).ShouldBe(29);
        table.WithTest(0.2, 1, SplitUnit.Time).ToDataSet().Test!.Input(0)[0].ShouldBe(24.5f);
        var test = table.WithTest(0.2, 1, SplitUnit.Groups).ToDataSet().Test!;
        (test.Count % 3 == 0 || test.Count % 3 == 2).ShouldBeTrue();
    }
}
