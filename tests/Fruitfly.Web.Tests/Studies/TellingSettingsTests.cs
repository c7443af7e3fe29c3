using Fruitfly.Web.Studies;

namespace Fruitfly.Web.Tests.Studies;

public sealed class TellingSettingsTests
{
    [Fact]
    public void Settings_that_are_the_same_everywhere_or_follow_from_another_tell_nothing()
    {
        // label noise, its seed, the share of validation, weight decay
        string[][] rows =
        [
            .. from noise in (string[])["0", "0.2", "0.4"] from decay in (string[])["0", "0.1"]
               select (string[])[noise, noise == "0" ? "" : "42", "0.2", decay],
        ];
        TellingSettings.Of(rows).ShouldBe([0, 3]);
    }

    [Fact]
    public void Of_settings_that_always_change_together_the_first_tells()
    {
        string[][] rows = [["10", "a"], ["20", "b"], ["30", "c"]];
        TellingSettings.Of(rows).ShouldBe([0]);
    }

    [Fact]
    public void One_row_and_none_have_nothing_to_tell()
    {
        string[][] one = [["10", "a"]];
        TellingSettings.Of(one).ShouldBeEmpty();
        TellingSettings.Of([]).ShouldBeEmpty();
    }
}
