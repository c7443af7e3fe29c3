using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Playground;

public sealed class PlaygroundPageTests(LabBrowser browser)
{
    const string Small = "/playground?samples=500&hidden-layers=16&pace=full";
    const string Long = Small + "&epochs=1000000";

    [Fact]
    public async Task It_opens_ready_trains_and_pauses()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Long);
        await Expect(Status(tab)).ToContainTextAsync("ready");
        await Button(tab, "Play").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("steps/s");
        await Expect(Line(tab)).Not.ToHaveAttributeAsync("d", "");
        await Button(tab, "Pause").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("paused");
        var step = await Status(tab).InnerTextAsync();
        await Button(tab, "Step").ClickAsync();
        await Expect(Status(tab)).Not.ToHaveTextAsync(step, new() { UseInnerText = true });
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rewound_it_draws_identical_curves()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Small);
        await Button(tab, "Play").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("done");
        await Expect(Latest(tab)).ToContainTextAsync("validation");
        var (curve, history) = (await Line(tab).GetAttributeAsync("d"), await History(tab));

        await Button(tab, "Rewind").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("ready");
        await Button(tab, "Play").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("done");
        await Expect(Line(tab)).ToHaveAttributeAsync("d", curve!);
        (await History(tab)).ShouldBe(history);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reloaded_it_is_the_same_session_and_the_link_alone_makes_the_same_setup()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Small + "&axis=log");
        await Button(tab, "Epoch").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("step 4 of");
        await tab.Page.ReloadAsync();
        await Expect(Status(tab)).ToContainTextAsync("step 4 of");
        await Expect(tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "log" })).ToBeCheckedAsync();

        var query = new Uri(tab.Page.Url).Query;
        query.ShouldContain("session=");
        await using var other = await OpenLab.WithAsync();
        await using var elsewhere = await browser.OpenAsync(other, "/playground" + query);
        await Expect(Status(elsewhere)).ToContainTextAsync("ready");
        await Expect(elsewhere.Page.GetByLabel("samples")).ToHaveValueAsync("500");
    }

    [Fact]
    public async Task Another_setting_is_another_start_with_the_run_before_behind_it()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Small);
        await Button(tab, "Play").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("done");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add a hidden layer" }).ClickAsync();
        await Expect(tab.Page.GetByText("the run before").First).ToBeVisibleAsync();
        await Expect(Status(tab)).ToContainTextAsync("done");
        await Expect(tab.Page.GetByText("1,098 parameters")).ToBeVisibleAsync();
        tab.Page.Url.ShouldContain("hidden-layers=16%2C16");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_plays_steps_and_rewinds()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Long);
        await Expect(Status(tab)).ToContainTextAsync("ready");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Status(tab)).ToContainTextAsync("step 1 of");
        await tab.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Status(tab)).ToContainTextAsync("step 4 of");
        await tab.Page.Keyboard.PressAsync("Space");
        await Expect(Status(tab)).ToContainTextAsync("training");
        await tab.Page.Keyboard.PressAsync("Space");
        await Expect(Status(tab)).ToContainTextAsync("paused");
        await tab.Page.Keyboard.PressAsync("r");
        await Expect(Status(tab)).ToContainTextAsync("ready");
        await tab.Page.Keyboard.PressAsync("n");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("seed=2"));
        await tab.Page.GetByLabel("samples").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Status(tab)).ToContainTextAsync("ready");
    }

    [Fact]
    public async Task Weights_are_downloaded_and_the_test_set_is_opened_by_hand()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Small);
        await Button(tab, "Play").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("done");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() =>
            tab.Page.GetByRole(AriaRole.Link, new() { Name = "Weights" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("weights-step-200.safetensors");
        await Expect(tab.Page.GetByText("Sealed.")).ToBeVisibleAsync();
        await Button(tab, "Open the test set").ClickAsync();
        await Expect(tab.Page.GetByText("Opened once")).ToBeVisibleAsync();
        await Expect(Latest(tab)).ToContainTextAsync("test");
        tab.Complaints.ShouldBeEmpty();
    }

    static ILocator Status(LabTab tab) => tab.Page.Locator(".transport .state");

    static ILocator Latest(LabTab tab) => tab.Page.Locator(".curve .latest").First;

    static ILocator Line(LabTab tab) => tab.Page.Locator(".curve .layer_3_marks path").First;

    static ILocator Button(LabTab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"{name}") }).First;

    static Task<string> History(LabTab tab) => tab.Page.EvaluateAsync<string>(
        "async () => (await fetch(`/api/playground/sessions/${new " +
        "URLSearchParams(location.search).get('session')}/history`)).text()");
}
