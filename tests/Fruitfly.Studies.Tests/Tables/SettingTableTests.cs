using Fruitfly.Studies.Tables;

namespace Fruitfly.Studies.Tests.Tables;

public sealed class SettingTableTests
{
    [Fact]
    public void What_varies_is_a_column_and_what_does_not_is_said_once()
    {
        var table = Of("""{"a":{"b":1,"c":"x"},"d":[1,2]}""", """{"a":{"b":2,"c":"x"},"d":[1,2]}""");
        table.Varying.ShouldBe(["a.b"]);
        table.Rows[1].ShouldBe(["2"]);
        table.Constant.ShouldBe(new Dictionary<string, string> { ["a.c"] = "x", ["d"] = "[1,2]" });
    }

    [Fact]
    public void A_setting_that_some_do_not_have_varies_wherever_it_appears_first()
    {
        foreach (var table in (SettingTable[])[Of("""{"a":1}""", """{"a":1,"b":2}"""),
            Of("""{"a":1,"b":2}""", """{"a":1}""")])
            (table.Varying.ShouldHaveSingleItem(), table.Constant.Keys.ShouldHaveSingleItem()).ShouldBe(("b", "a"));
        Of("""{"a":1}""", """{"a":1,"b":2}""").Rows[0].ShouldBe([""]);
    }

    [Fact]
    public void Layers_of_the_same_kinds_are_compared_place_by_place() =>
        Of("""{"l":[{"kind":"linear","outputs":5},{"kind":"relu"}]}""",
            """{"l":[{"kind":"linear","outputs":9},{"kind":"relu"}]}""")
            .Varying.ShouldBe(["l.0.outputs"]);

    [Fact]
    public void Layers_of_other_kinds_are_one_setting_in_short()
    {
        var table = Of("""{"l":[{"bias":true,"kind":"linear","outputs":5},{"kind":"relu"}]}""",
            """{"l":[{"kind":"linear","outputs":5}]}""");
        table.Varying.ShouldBe(["l"]);
        table.Rows[0].ShouldBe(["linear 5, relu"]);
        table.Rows[1].ShouldBe(["linear 5"]);
    }

    [Fact]
    public void A_damaged_description_has_no_settings() => Of("{", """{"a":1}""").Varying.ShouldBe(["a"]);

    [Fact]
    public void Values_are_ranked_as_numbers_then_as_words_and_what_is_absent_has_no_rank()
    {
        var table = Of("""{"a":10}""", """{"a":"sgd"}""", """{"a":9}""", """{"b":1}""", """{"a":10,"b":1}""",
            """{"a":"adam"}""");
        table.Ranks("a").ShouldBe(
            new Dictionary<long, int> { [2] = 0, [0] = 1, [4] = 1, [5] = 2, [1] = 3 }, ignoreOrder: true);
        Should.Throw<ArgumentException>(() => table.Ranks("c"));
    }

    static SettingTable Of(params string[] settings) =>
        SettingTable.Of(settings.Index().ToDictionary(row => (long)row.Index, row => row.Item));
}
