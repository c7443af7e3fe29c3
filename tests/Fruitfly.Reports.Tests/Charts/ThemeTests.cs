using System.Globalization;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class ThemeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_has_a_contrast_of_at_least_4_5_on_both_grounds(bool isDark)
    {
        var theme = isDark ? Theme.Dark : Theme.Light;
        string[] texts = [theme.Ink, theme.Muted, theme.Accent, theme.Confirmed, theme.Contradicted];

        foreach (var ground in (string[])[theme.Background, theme.Surface])
            foreach (var text in texts)
                Contrast(text, ground).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {ground}");
    }

    [Theory]
    [InlineData("mark", "color")]
    [InlineData("text", "color")]
    [InlineData("title", "color")]
    [InlineData("axis", "titleColor")]
    [InlineData("header", "labelColor")]
    public void What_has_no_colour_of_its_own_follows_the_ink_of_the_page(string part, string property) =>
        Theme.Variables.ToChartConfig()[part]![property]!.GetValue<string>().ShouldBe("var(--ink)");

    [Fact]
    public void Contrast_of_black_on_white_is_21() => Contrast("#000000", "#FFFFFF").ShouldBe(21, 1e-9);

    /// <summary>(L₁ + 0.05) / (L₂ + 0.05) of the relative luminances (WCAG 2.2).</summary>
    static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string color)
    {
        double Channel(int at)
        {
            var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
