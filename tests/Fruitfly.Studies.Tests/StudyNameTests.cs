using System.Globalization;

namespace Fruitfly.Studies.Tests;

public class StudyNameTests
{
    [Theory]
    [InlineData("", "gaps-quick")]
    [InlineData("seeds=20", "gaps-quick-seeds-20")]
    [InlineData("width=8 seeds=2", "gaps-quick-seeds-2-width-8")]
    [InlineData("rate=0.05", "gaps-quick-rate-0p05")]
    [InlineData("rate=1e-7", "gaps-quick-rate-1e-07")]
    [InlineData("rate=1e300", "gaps-quick-rate-1e300")]
    [InlineData("offset=-3", "gaps-quick-offset--3")]
    public void A_name_says_what_was_changed_whatever_the_order(string changed, string name) =>
        StudyName.Of("gaps-quick", Changed(changed)).ShouldBe(name);

    [Fact]
    public void A_name_that_would_be_long_says_it_by_a_hash_that_tells_settings_apart()
    {
        var names = Enumerable.Range(0, 100).Select(seeds => StudyName.Of(
            "an-experiment-of-a-long-name-quick",
            Changed($"first-option-with-a-name=1 second-option-with-a-name={seeds}"))).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name =>
            name.Length <= StudyName.Longest
                && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
        names[0].ShouldBe(StudyName.Of(
            "an-experiment-of-a-long-name-quick", Changed("second-option-with-a-name=0 first-option-with-a-name=1")));
    }

    static Dictionary<string, double> Changed(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(option => option.Split('='))
        .ToDictionary(option => option[0], option => double.Parse(option[1], CultureInfo.InvariantCulture));
}
