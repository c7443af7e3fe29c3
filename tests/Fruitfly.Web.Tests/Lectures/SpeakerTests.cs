using System.Text.RegularExpressions;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Lectures;

/// <summary>What a lecturer does beside turning pages.</summary>
public sealed class SpeakerTests(LabBrowser browser, DeckLab decks) : IClassFixture<DeckLab>
{
    static readonly Lecture Lecture = Decks.All[1];

    [Fact]
    public async Task Notes_in_a_second_window_and_the_slides_turn_together()
    {
        await using var tab = await browser.OpenAsync(decks.Lab, "/lecture/performance/1");
        await Assertions.Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
        var notes = await tab.Page.RunAndWaitForPopupAsync(() => tab.Page.Keyboard.PressAsync("n"));
        await Assertions.Expect(notes.Locator(".say")).ToHaveTextAsync(Lecture.Steps[0].Notes);
        await Assertions.Expect(notes.Locator(".following")).ToHaveTextAsync(Lecture.Steps[1].Question);

        await notes.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tab.Page.Locator("h1")).ToHaveTextAsync(Lecture.Steps[1].Question);
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex("/lecture/performance/2$"));
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(notes.Locator("h1")).ToHaveTextAsync(Lecture.Steps[2].Question);
        await Assertions.Expect(notes).ToHaveURLAsync(new Regex(@"/lecture/performance/3\?notes$"));

        await notes.GetByRole(AriaRole.Button, new() { Name = "Blank" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".blank")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("b");
        await Assertions.Expect(tab.Page.Locator(".blank")).ToHaveCountAsync(0);
        await Assertions.Expect(notes.GetByText("the screen is blank")).ToHaveCountAsync(0);
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_are_held_back_until_the_next_key()
    {
        await using var tab = await browser.OpenAsync(decks.Lab, "/lecture/performance/6");
        await Assertions.Expect(tab.Page.Locator(".slide .fitted svg")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("h");
        await Assertions.Expect(tab.Page.Locator(".held")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".slide .verdicts")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tab.Page.Locator(".slide .fitted svg")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tab.Page.Locator("h1")).ToHaveTextAsync(Lecture.Steps[6].Question);
        await Assertions.Expect(tab.Page.Locator(".held")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_class_votes_on_phones_and_sees_its_guess_beside_the_result()
    {
        await using var tab = await browser.OpenAsync(decks.Lab, "/lecture/performance/6");
        await Assertions.Expect(tab.Page.Locator(".slide .verdicts")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("p");
        var address = await tab.Page.Locator(".poll .address").TextContentAsync();
        await Assertions.Expect(tab.Page.Locator(".slide figure")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(".poll .qr")).ToHaveCountAsync(0); // no phone reaches this lab
        await tab.ShouldBeAccessibleAsync();

        await using var phone = await browser.OpenBlankAsync(decks.Lab);
        await phone.Page.GotoAsync(new Uri(decks.Lab.Root, new Uri(address!).AbsolutePath).ToString());
        await phone.ShouldBeAccessibleAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "It will hold" }).ClickAsync();
        await Assertions.Expect(phone.Page.GetByText("Your answer is in.")).ToBeVisibleAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "It will not hold" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".poll .answers")).ToHaveTextAsync("1 answer");

        await tab.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(tab.Page.Locator(".slide .verdicts li").First)
            .ToContainTextAsync("It will hold: 0It will not hold: 1");
        phone.Complaints.ShouldBeEmpty();
        tab.Complaints.ShouldBeEmpty();
    }
}
