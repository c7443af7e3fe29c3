using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class PictureGridTests
{
    [Fact]
    public void Every_picture_has_its_row_and_place()
    {
        var drawn = PictureGrid.Draw([("trouser", ["data:a", "data:b"]), ("bag", ["data:c"])]).Specification;

        drawn["datasets"]!["pictures"]!.AsArray().Select(row => row!.ToJsonString()).ShouldBe(
        [
            """{"row":"trouser","place":1,"picture":"data:a"}""", """{"row":"trouser","place":2,"picture":"data:b"}""",
            """{"row":"bag","place":1,"picture":"data:c"}""",
        ]);
        drawn["encoding"]!["y"]!["sort"]!.ToJsonString().ShouldBe("""["trouser","bag"]""");
    }

    [Fact]
    public void No_picture_or_a_name_twice_is_refused()
    {
        Should.Throw<ArgumentException>(() => PictureGrid.Draw([("bag", [])])).Message.ShouldContain("at least one");
        Should.Throw<ArgumentException>(() => PictureGrid.Draw([("bag", ["a"]), ("bag", ["b"])])).Message.ShouldContain(
            "'bag' is there 2 times");
    }
}
