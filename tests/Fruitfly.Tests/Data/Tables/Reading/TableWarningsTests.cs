using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables.Reading;

public sealed class TableWarningsTests
{
    static TableWarning[] Of(string header, int rows, Func<int, string> row) =>
        [.. Csv.Read(header, rows, row).Reading.Warnings];

    // A feature that tells nothing of the target: 37 steps apart in the file are neighbours in value.
    static int Plain(int i) => i * 37 % 101;

    static string Kind(int i) => i * 5 % 7 < 3 ? "leg" : "wing";

    [Fact]
    public void An_ordinary_table_has_none() => Of("a,y", 100, i => $"{Plain(i)}.5,{Kind(i)}").ShouldBeEmpty();

    [Fact]
    public void A_rare_class_is_told_with_the_error_of_never_saying_it() =>
        Of("a,y", 100, i => $"{Plain(i)}.5,{(i % 20 == 7 ? "ill" : "well")}").ShouldBe([new(TableWarningKind.Imbalance,
            "Class 'well' has 95 examples and class 'ill' 5: a network that always says 'well' is wrong in 5 % of them.")]);

    [Fact]
    public void Rows_that_repeat_or_contradict_others_are_counted()
    {
        var warnings = Of("a,b,y", 104, i => i switch
        {
            < 100 => $"{Plain(i)}.5,{i},{Kind(i)}",
            < 103 => $"{Plain(7)}.5,7,{Kind(7)}",
            _ => $"{Plain(9)}.5,9,{(Kind(9) == "leg" ? "wing" : "leg")}",
        });
        warnings.Select(warning => warning.Kind).ShouldBe(
            [TableWarningKind.Duplicates, TableWarningKind.Contradictions]);
        warnings[0].Text.ShouldStartWith("3 of 104 rows repeat others in every feature and the target");
        warnings[1].Text.ShouldStartWith("2 of 104 rows agree with others in every feature and have another target");
    }

    [Theory]
    [InlineData("code", "number")]
    [InlineData("code", "level")]
    public void A_column_that_alone_predicts_the_class_is_suspicious(string name, string how)
    {
        var warning = Of($"a,{name},y", 100, i =>
            $"{Plain(i)}.5,{(how == "number" ? $"{(Kind(i) == "leg" ? 100 : 900) + i}" : $"is {Kind(i)}")},{Kind(i)}")
            .Single();
        (warning.Kind, warning.Column).ShouldBe((TableWarningKind.Leakage, "code"));
        warning.Text.ShouldContain("alone predicts the target: 0 % of the predictions are wrong");
    }

    [Fact]
    public void A_column_that_rises_with_the_values_is_suspicious() =>
        Of("a,code,y", 100, i => FormattableString.Invariant($"{Plain(i)}.5,{i * i},{100 - i}.25")).Single().Text
            .ShouldContain("their ranks correlate with -1.0000");

    [Fact]
    public void A_column_that_is_mostly_empty_is_told() =>
        Of("a,b,y", 100, i => $"{Plain(i)}.5,{(i % 5 == 0 ? $"{Plain(i) % 17}" : "")},{Kind(i)}").ShouldBe(
            [new(TableWarningKind.Missing, "Column 'b' has no value in 80 of 100 rows.", "b")]);
}
