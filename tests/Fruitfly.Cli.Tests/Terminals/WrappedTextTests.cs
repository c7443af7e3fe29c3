using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli.Tests.Terminals;

public sealed class WrappedTextTests
{
    [Fact]
    public void Lines_are_broken_between_words_and_indented_from_the_second_on() =>
        WrappedText.Lines("  one two three four", 11, indent: 4).ShouldBe(["  one two", "    three", "    four"]);

    [Fact]
    public void A_word_that_is_longer_than_a_line_stays_whole() =>
        WrappedText.Lines("at /a/very/long/path end", 8).ShouldBe(["at", "/a/very/long/path", "end"]);

    [Theory]
    [InlineData("fits here", 9, "fits here")]
    [InlineData("does not, at all", 10, "does not…")]
    [InlineData("unbreakable", 5, "unbr…")]
    public void What_is_too_long_is_cut_between_words(string text, int width, string shown)
    {
        WrappedText.Shortened(text, width, unicode: true).ShouldBe(shown);
        WrappedText.Shortened(text, width, unicode: false).Length.ShouldBeLessThanOrEqualTo(width);
    }
}
