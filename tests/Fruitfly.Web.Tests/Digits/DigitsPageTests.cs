using System.Text.RegularExpressions;
using Fruitfly.Web.Digits;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Digits;

public sealed class DigitsPageTests(LabBrowser browser)
{
    [Fact]
    public async Task Digits_are_practised_and_classified_with_the_keys_and_the_score_joins_the_table()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/digits");
        var page = tab.Page;
        await page.GetByLabel("Length").SelectOptionAsync("20 digits");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin with practice" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Practice", new() { Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync($"{DigitDeck.OfTraining(1).Label(0)}");
        await Assertions.Expect(page.GetByText("Right, the last one")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button,
            new() { Name = $"{(DigitDeck.OfTraining(1).Label(1) + 1) % 10}", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 of 2 right so far")).ToBeVisibleAsync();
        await tab.KeepPictureAsync("digits-practice");
        await tab.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Start the test" }).ClickAsync();
        var deck = DigitDeck.OfTest(1);
        for (var place = 0; place < 20; place++)
        {
            await Assertions.Expect(page.GetByText($"Digit {place + 1} of 20")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync($"{(place < 18 ? deck.Label(place) : (deck.Label(place) + 1) % 10)}");
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You: 90.0 % right" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.you")).ToContainTextAsync("90.0 % (69.9 to 97.2), n = 20 digits");
        await Assertions.Expect(page.Locator(".mistakes li")).ToHaveCountAsync(2);
        await tab.KeepPictureAsync("digits-score", fullPage: true);
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reload_keeps_the_session_and_its_place()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/digits");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Begin with practice" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Start the test" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Digit 1 of 50")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("3");
        await Assertions.Expect(tab.Page.GetByText("Digit 2 of 50")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex("session=[0-9a-f]{16}"));
        await tab.Page.ReloadAsync();
        await Assertions.Expect(tab.Page.GetByText("Digit 2 of 50")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_that_is_over_says_so_and_a_new_one_can_begin()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/digits?session=0123456789abcdef");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This session is over.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Begin with practice" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Practice", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_digit_can_be_read_as_numbers()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/digits");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Begin with practice" }).ClickAsync();
        await tab.Page.GetByText("The 40 values as a table").ClickAsync();
        var values = await tab.Page.Locator(".values tbody td:nth-child(2)").AllTextContentsAsync();
        values.Select(value => float.Parse(value.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture))
            .Zip(DigitDeck.OfTraining(1).Signal(0)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.0051);
        values.Count.ShouldBe(40);
        await tab.ShouldBeAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_is_readable_everywhere(string look)
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/digits", look);
        await Assertions.Expect(tab.Page.Locator("tr.you")).ToBeVisibleAsync();
        await tab.KeepPictureAsync($"digits-{look}", fullPage: true);
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Begin with practice" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".keypad")).ToBeVisibleAsync();
        await tab.KeepPictureAsync($"digits-{look}-practice");
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
    }
}
