using Fruitfly.Data.Files;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground;

namespace Fruitfly.Web.Tests.Errors;

public sealed class ErrorAnswerTests
{
    [Fact]
    public void A_hint_about_a_file_names_controls_of_the_page()
    {
        foreach (var setting in Enum.GetValues<FileSetting>())
        {
            var (_, _, hint) = ErrorAnswer.Explain(new DataFileException("a.csv", "line 1", "it is bad",
                $"Do it{setting: with @}."));
            hint.ShouldNotBeNull().ShouldNotMatch("--|Options|Limits|fruitfly");
            if (hint.Split('\'') is [_, var label, _] && label != "target column")
                SettingsPage.All.Settings.ShouldContain(known => known.Name.Replace('-', ' ') == label);
        }
    }
}
