using System.Text.RegularExpressions;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class ExperimentPageTests(LabBrowser browser)
{
    const string Page = "/experiments/tiny-training";

    [Fact]
    public async Task A_run_is_forecast_started_and_watched_to_its_end_and_a_reload_shows_the_same()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await using var tab = await browser.OpenAsync(lab, Page);
        var page = tab.Page;
        await Assertions.Expect(page.Locator(".forecast")).ToContainTextAsync("20 trials");
        await page.GetByLabel("Seeds", new() { Exact = true }).FillAsync("5");
        await Assertions.Expect(page.Locator(".forecast.old")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".forecast")).ToContainTextAsync("25 trials");
        await Assertions.Expect(page.Locator(".command code"))
            .ToHaveTextAsync("fruitfly run tiny-training --quick --seeds 5");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?preset=quick&seeds=5$"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".run-state")).ToContainTextAsync("25 of 25 trials in");
        await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync("25 networks were trained.");
        await Assertions.Expect(page.Locator(".claims tbody tr.confirmed")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".claims tbody tr.contradicted")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#loss svg .mark-line path").First).ToBeAttachedAsync();
        await tab.ShouldBeAccessibleAsync();
        var drawn = await Drawing(page);

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync("25 networks were trained.");
        await Assertions.Expect(page.GetByLabel("Seeds •")).ToHaveValueAsync("5");
        await Assertions.Expect(page.Locator("#loss svg .mark-line path").First).ToBeAttachedAsync();
        (await Drawing(page)).ShouldBe(drawn);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_run_is_confirmed_first()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await using var tab = await browser.OpenAsync(lab, $"{Page}?steps=10000000");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        var question = tab.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "A long run" });
        await Assertions.Expect(question).ToContainTextAsync("Start it?");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Start the long run" }))
            .ToBeFocusedAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Assertions.Expect(question).ToHaveCountAsync(0);
        (await lab.NowAsync("tiny-training"))["run"].ShouldBeNull();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_screen_holds_the_figure_with_its_axis_and_Back_leads_to_the_figure_before()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await lab.RunAsync("tiny-training");
        await lab.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":2}}""");
        await using var tab = await browser.OpenAsync(lab, $"{Page}?preset=quick&seeds=2");
        var page = tab.Page;
        await Assertions.Expect(page.Locator("#loss svg")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("figcaption")).ToContainTextAsync("Thin lines: the preset as it is.");
        foreach (var (width, height) in ((int, int)[])[(1024, 768), (1280, 800), (1440, 900), (1920, 1080)])
        {
            await page.SetViewportSizeAsync(width, height);
            await page.WaitForFunctionAsync(
                "() => document.querySelector('#loss svg').getBoundingClientRect().bottom <= innerHeight");
            await tab.ShouldFitItsWidthAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "2 bars" }).ClickAsync();
        await Assertions.Expect(page.Locator("#bars svg")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#loss svg")).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?preset=quick&seeds=2$"));

        await page.GetByText("Name, note and tags").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Two seeds");
        await page.GetByLabel("Tags").FillAsync("talk, few");
        await tab.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Assertions.Expect(page.Locator(".variations li")).ToContainTextAsync("Two seeds");
        await Assertions.Expect(page.Locator(".variations .tag")).ToHaveTextAsync(["talk", "few"]);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_predicts_a_curve_before_the_first_run_from_the_keyboard()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/experiments/double-descent?predict=first");
        var page = tab.Page;
        await Assertions.Expect(page.Locator(".predict .chart svg")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".summary, .finding, .lead")).ToHaveCountAsync(0); // they tell the answer
        await page.GetByLabel("I predict").SelectOptionAsync("curve");
        await page.GetByRole(AriaRole.Slider, new() { Name = "at hidden units per layer" }).PressAsync("End");
        var height = page.GetByRole(AriaRole.Slider, new() { Name = "error (%)" });
        await height.PressAsync("ArrowUp");
        await Assertions.Expect(height).ToHaveValueAsync("51");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"curve.*\.50\.51"));
        await Assertions.Expect(page.Locator(".predict .drawn polyline")).ToBeVisibleAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.KeepPictureAsync("experiment-predict");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_appear_while_networks_train_and_stay_when_the_run_is_stopped()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await using var tab = await browser.OpenAsync(lab, $"{Page}?seeds=1000&steps=200");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".so-far.growing")).ToContainTextAsync("of 1,000 seeds so far.");
        await Assertions.Expect(page.Locator("#loss svg .mark-line path, #loss svg .mark-symbol path").First)
            .ToBeAttachedAsync();
        await Assertions.Expect(page.Locator("progress")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".run-state"))
            .ToContainTextAsync("kept; the next run continues from there");
        await Assertions.Expect(page.Locator(".so-far")).ToContainTextAsync("the run was stopped.");
        await Assertions.Expect(page.Locator("#loss svg")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_predicts_first_and_then_sees_how_far_off_it_was()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await lab.RunAsync("tiny-training");
        await using var tab = await browser.OpenAsync(lab, Page);
        var page = tab.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Predict first" }).ClickAsync();

        // Nothing of what was measured is on the page.
        await Assertions.Expect(page.GetByRole(
            AriaRole.Heading, new() { Name = "Where will the training loss peak or dip?" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".lead, .scoreboard, .verdict, .mark-line path")).ToHaveCountAsync(0);
        var slider = page.GetByRole(AriaRole.Slider);
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", "8 hidden units");
        await slider.PressAsync("ArrowRight");
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", "9 hidden units");
        await slider.PressAsync("End");
        await page.GetByRole(AriaRole.Group, new() { Name = "Networks have losses above zero." })
            .GetByLabel("holds", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "The training loss is zero" })
            .GetByLabel("holds", new() { Exact = true }).CheckAsync();
        await tab.ShouldBeAccessibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("perfect")); // the prediction is part of the address
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Slider)).ToHaveValueAsync("30"); // 2 to 32 units

        await page.GetByRole(AriaRole.Button, new() { Name = "Show what was measured" }).ClickAsync();

        await Assertions.Expect(page.Locator("figure .verdict-of-prediction"))
            .ToContainTextAsync("You said 32. The line \"training\" has ");
        await Assertions.Expect(page.Locator("#loss svg").GetByText("your prediction")).ToBeAttachedAsync();
        await Assertions.Expect(page.Locator("#claim-trained")).ToContainTextAsync("holds · right");
        await Assertions.Expect(page.Locator(".claims .verdict-of-prediction"))
            .ToHaveTextAsync("You were right on 1 of 2 statements.");
        await Assertions.Expect(page.Locator("#claim-perfect")).ToContainTextAsync("holds · wrong");
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_figure_is_chosen_and_saved_as_a_picture()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await lab.RunAsync("tiny-training");
        await using var tab = await browser.OpenAsync(lab, Page);
        var page = tab.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "2 bars" }).ClickAsync();
        await Assertions.Expect(page.Locator("#bars svg")).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?figure=bars$"));
        foreach (var (button, name) in ((string, string)[])[("SVG", "bars.svg"), ("PNG", "bars.png")])
        {
            var saved = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
            saved.SuggestedFilename.ShouldBe(name);
        }
        await page.GetByLabel("Picture of bars").SelectOptionAsync("16:9 without title");
        var slide = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "SVG" }).ClickAsync());
        var drawn = await File.ReadAllTextAsync(await slide.PathAsync(), TestContext.Current.CancellationToken);
        drawn.ShouldContain("width=\"960\" height=\"540\"");
        drawn.ShouldNotContain(await page.Locator("#bars h2").EvaluateAsync<string>(
            "title => title.lastChild.textContent"));
        var data = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Data (CSV)" }).ClickAsync());
        data.SuggestedFilename.ShouldBe("bars.csv");
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_is_readable_everywhere(string look)
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await lab.RunAsync("tiny-training");
        await using var tab = await browser.OpenAsync(lab, $"{Page}?seeds=3", look);
        await Assertions.Expect(tab.Page.Locator("#loss svg")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".forecast")).ToContainTextAsync("there");
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.KeepPictureAsync($"experiment-{look}", fullPage: true);
        tab.Complaints.ShouldBeEmpty();
    }

    static async Task<string> Drawing(IPage page) =>
        await page.Locator("#loss svg .mark-line path").First.GetAttributeAsync("d") ?? "";
}
