using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Tests.CommandLines;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("list", "list", 0)]
    [InlineData("lsit", "list", 1)]
    [InlineData("doctr", "doctor", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_edits_and_exchanged_neighbours(string a, string b, int expected)
    {
        Suggestion.Distance(a, b).ShouldBe(expected);
        Suggestion.Distance(b, a).ShouldBe(expected);
    }

    [Fact]
    public void The_nearest_word_is_suggested_whatever_its_case() =>
        Suggestion.For("REPRODUCE_", ["run", "reproduce", "report"]).ShouldBe("reproduce");

    [Fact]
    public void A_word_that_resembles_nothing_gets_no_suggestion() =>
        Suggestion.For("zebra", ["run", "list", "doctor"]).ShouldBeNull();
}
