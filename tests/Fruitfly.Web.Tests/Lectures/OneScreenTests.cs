using System.Text.Json;
using System.Text.RegularExpressions;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Lectures;

/// <summary>Every page of both decks as a projector shows it, and as paper does.</summary>
public sealed class OneScreenTests(LabBrowser browser, DeckLab decks) : IClassFixture<DeckLab>
{
    static readonly (int Width, int Height)[] Projectors = [(1024, 768), (1280, 800), (1440, 900), (1920, 1080)];

    /// <summary>Once the figure of the page is drawn for the window: what scrolls, what
    /// is cut, and how large it is.</summary>
    const string Look = """
        async () => {
          const drawn = () => {
            const chart = document.querySelector(".slide .fitted");
            if (!chart) return document.querySelector(".slide .unmeasured") !== null;
            const [width, height] = (chart.dataset.drawn ?? "").split(" × ").map(Number);
            return width === chart.clientWidth && height === chart.clientHeight && height > 0;
          };
          for (let look = 0; look < 1500 && !drawn(); look++) await new Promise((next) => setTimeout(next, 20));
          const within = (inner, outer) =>
            inner.left >= outer.left - 1.5 && inner.right <= outer.right + 1.5 && inner.top >= outer.top - 1.5 && inner.bottom <= outer.bottom + 1.5;
          const windowBox = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
          const boxOf = (element) => element.getBoundingClientRect();
          const picture = document.querySelector(".slide .fitted svg");
          const texts = [...document.querySelectorAll(".slide h1, .slide li, .slide figcaption, .turning p")];
          const labels = picture ? [...picture.querySelectorAll("text")].filter((text) => boxOf(text).width > 0) : [];
          return {
            isDrawn: drawn(),
            scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
            outside: [...texts.filter((text) => !within(boxOf(text), windowBox)), ...labels.filter((text) => !within(boxOf(text), boxOf(picture)))]
              .map((text) => text.textContent),
            isPictureInWindow: picture === null || within(boxOf(picture), windowBox),
            height: picture ? boxOf(picture).height / innerHeight : 1,
            type: Number(document.querySelector(".slide .fitted")?.dataset.typeShare ?? 1),
          };
        }
        """;

    sealed record Seen(
        bool IsDrawn, bool Scrolls, string[] Outside, bool IsPictureInWindow, double Height, double Type);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_page_fits_the_window_with_its_figure_and_all_its_text(int deck)
    {
        var lecture = Decks.All[deck];
        await using var tab = await browser.OpenAsync(decks.Lab, $"/lecture/{lecture.Id}/1");
        for (var page = 0; page < lecture.Steps.Count; page++)
        {
            if (page > 0)
                await tab.Page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(tab.Page.Locator("h1")).ToHaveTextAsync(lecture.Steps[page].Question);
            foreach (var (width, height) in page % 2 == 0 ? Projectors : Projectors.Reverse())
            {
                await tab.Page.SetViewportSizeAsync(width, height);
                var seen = (await tab.Page.EvaluateAsync<JsonElement>(Look)).Deserialize<Seen>(JsonFormat.Options)!;
                var where = $"{lecture.Steps[page].Question} at {width} × {height}: {seen}";
                seen.IsDrawn.ShouldBeTrue(where);
                seen.Scrolls.ShouldBeFalse(where);
                seen.Outside.ShouldBeEmpty(where);
                seen.IsPictureInWindow.ShouldBeTrue(where);
                seen.Height.ShouldBeGreaterThan(0.4, where);
                seen.Type.ShouldBeGreaterThan(0.75, where);
            }
        }
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deck_prints_one_page_a_sheet()
    {
        var lecture = Decks.All[1];
        await using var tab = await browser.OpenAsync(decks.Lab, $"/lecture/{lecture.Id}/print");
        await Assertions.Expect(tab.Page.Locator(".sheet-of-deck .fitted[data-drawn]:not([data-drawn=''])"))
            .ToHaveCountAsync(lecture.Steps.Count(step => DeckMeasurements.Of(step.Experiment) is not null));
        await tab.KeepPictureAsync("lecture-print");
        await tab.ShouldBeAccessibleAsync();

        var printed = await tab.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });

        Regex.Count(System.Text.Encoding.Latin1.GetString(printed), "/Type\\s*/Page[^s]").ShouldBe(lecture.Steps.Count);
        tab.Complaints.ShouldBeEmpty();
    }
}
