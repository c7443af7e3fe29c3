using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Tests.CommandLines;

public sealed class ShellTextTests
{
    [Fact]
    public void Plain_words_stay_as_they_are() =>
        ShellText.Of("./fruitfly", ["run", "mnist1d-training", "--seeds", "5"])
            .ShouldBe("./fruitfly run mnist1d-training --seeds 5");

    [Theory]
    [InlineData("my study", "x 'my study'")]
    [InlineData("", "x ''")]
    [InlineData("it's", """x 'it'\''s'""")]
    [InlineData("$(rm -r ~)", "x '$(rm -r ~)'")]
    [InlineData("größe", "x 'größe'")]
    public void Everything_else_is_quoted(string word, string expected) => ShellText.Of("x", [word]).ShouldBe(expected);
}
