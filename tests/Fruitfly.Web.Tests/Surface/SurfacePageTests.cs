using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Surface;

public sealed class SurfacePageTests(LabBrowser browser)
{
    [Fact]
    public async Task The_start_is_dragged_and_every_descent_follows_it()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        var ring = tab.Page.GetByRole(AriaRole.Slider, new() { Name = "starting point" });
        var before = await LossesAsync(tab);
        var box = (await ring.BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        await tab.Page.Mouse.MoveAsync(x, y);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(x + 120, y - 90, new() { Steps = 30 });
        await tab.Page.Mouse.UpAsync();

        await Assertions.Expect(tab.Page.Locator("tbody")).Not.ToContainTextAsync(before[0]);
        var moved = (await ring.GetAttributeAsync("aria-valuetext"))!;
        // The address follows a moment later.
        var numbers = System.Text.RegularExpressions.Regex.Matches(moved, "-?[0-9]+(\\.[0-9]+)?")
            .Select(number => System.Text.RegularExpressions.Regex.Escape(number.Value));
        await Assertions.Expect(tab.Page)
            .ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"start={string.Join("(,|%2C)", numbers)}"));
        await tab.KeepPictureAsync("surface-dragged");
        var dragged = await LossesAsync(tab);
        await tab.Page.ReloadAsync();
        await Assertions.Expect(ring).ToHaveAttributeAsync("aria-valuetext", moved);
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(dragged.Count);
        (await LossesAsync(tab)).ShouldBe(dragged);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_map_is_on_the_first_screen_with_its_axis_and_arrow_keys_move_the_start()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        var first = tab.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "first parameter φ₀" });
        await Assertions.Expect(first).ToHaveValueAsync("-1.5");
        foreach (var (width, height) in ((int, int)[])[(1024, 768), (1440, 900), (1920, 1080), (1280, 800)])
        {
            await tab.Page.SetViewportSizeAsync(width, height);
            await tab.Page.WaitForFunctionAsync(
                "() => document.querySelector('.surface-map svg').getBoundingClientRect().bottom <= innerHeight");
        }
        await tab.Page.GetByRole(AriaRole.Slider, new() { Name = "starting point" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(first).ToHaveValueAsync("-1.3");
        await tab.Page.Keyboard.PressAsync("Shift+ArrowUp");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "second parameter φ₁" }))
            .ToHaveValueAsync("7.5");
    }

    [Fact]
    public async Task The_race_is_scrubbed_and_the_curve_follows()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        await Assertions.Expect(tab.Page.GetByText("step 81 of 81")).ToBeVisibleAsync();
        var curve = tab.Page.Locator("path.fitted");
        var fitted = (await curve.GetAttributeAsync("d"))!;
        await tab.Page.GetByRole(AriaRole.Slider, new() { Name = "step" }).FillAsync("0");
        await Assertions.Expect(curve).Not.ToHaveAttributeAsync("d", fitted);
        await Assertions.Expect(tab.Page.GetByText("step 0 of 81")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "One step on" }).ClickAsync();
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("step=1$"));
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }))
            .ToHaveCountAsync(0); // this reader asked for less motion
    }

    [Fact]
    public async Task The_race_plays_to_its_end()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface?step=0",
            options => options.ReducedMotion = ReducedMotion.NoPreference);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("step 81 of 81")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Optimizers_are_switched_and_the_choice_stays_in_the_address()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        var rows = tab.Page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "line search" }).CheckAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        var adam = tab.Page.GetByRole(AriaRole.Group, new() { Name = "Adam" });
        await Assertions.Expect(adam).ToContainTextAsync("of the gradient summed over 5 examples");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Group, new() { Name = "gradient descent" }))
            .ToContainTextAsync("times the gradient summed over all 30 examples");
        await adam.GetByLabel("step size").FillAsync("0.25");
        await tab.Page.GetByLabel("steps", new() { Exact = true }).FillAsync("7");
        foreach (var row in await rows.AllAsync())
            await Assertions.Expect(row.Locator("td").First).ToHaveTextAsync("7");
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("racers=.*adam"));
        await tab.Page.ReloadAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await Assertions.Expect(adam.GetByLabel("step size")).ToHaveValueAsync("0.25");
        await Assertions.Expect(tab.Page.GetByLabel("steps", new() { Exact = true })).ToHaveValueAsync("7");
    }

    [Fact]
    public async Task The_other_surfaces_have_a_page_too()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        foreach (var choice in (string[])["linear regression", "narrow valley"])
        {
            await tab.Page.GetByLabel("Surface").SelectOptionAsync(choice);
            await Assertions.Expect(tab.Page.GetByText("the only minimum")).ToBeVisibleAsync();
            await Assertions.Expect(tab.Page.Locator("tbody")).ToContainTextAsync("in minimum 1, the lowest");
            await tab.KeepPictureAsync($"surface-{choice.Replace(' ', '-')}", fullPage: true);
        }
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_surface_that_is_left_is_not_measured_any_more()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        // Late timers stand for a busy machine: the surface is gone when they fire.
        await tab.Page.AddInitScriptAsync(
            "const now = setTimeout; window.setTimeout = (work, wait = 0, ...more) => now(work, wait + 500, ...more)");
        await tab.Page.ReloadAsync();
        foreach (var choice in (string[])["linear regression", "narrow valley"])
        {
            await Assertions.Expect(tab.Page.GetByText("in the picture").Or(tab.Page.GetByText("the only minimum")))
                .ToBeVisibleAsync();
            await tab.Page.GetByLabel("Surface").SelectOptionAsync(choice);
        }
        await Assertions.Expect(tab.Page.Locator("tbody")).ToContainTextAsync("in minimum 1, the lowest");
        await tab.Page.WaitForTimeoutAsync(700);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Paths_and_picture_are_saved()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface");
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(4);
        var csv = await SaveAsync(tab, "Paths as CSV", "gabor.csv");
        csv.Split('\n').Length.ShouldBe(1 + 4 * 82 + 1);
        csv.ShouldContain("\nmomentum,0,-1.5,6.5,");
        var svg = await SaveAsync(tab, "Picture as SVG", "gabor.svg");
        System.Xml.Linq.XDocument.Parse(svg).Descendants().Count(element => element.Name.LocalName == "path")
            .ShouldBeGreaterThan(8);
        svg.ShouldNotContain("var(");
        (await SaveAsync(tab, "Picture as PNG", "gabor.png")).Length.ShouldBeGreaterThan(10_000);
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_is_readable_everywhere(string look)
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/surface", look);
        await Assertions.Expect(tab.Page.Locator("path.fitted")).ToHaveCountAsync(1);
        await tab.KeepPictureAsync($"surface-{look}", fullPage: true);
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    static async Task<string> SaveAsync(LabTab tab, string button, string name)
    {
        var download = await tab.Page.RunAndWaitForDownloadAsync(() =>
            tab.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        download.SuggestedFilename.ShouldBe(name);
        return await File.ReadAllTextAsync((await download.PathAsync())!);
    }

    static async Task<List<string>> LossesAsync(LabTab tab)
    {
        await Assertions.Expect(tab.Page.Locator("tbody td:nth-child(3)").First).ToBeVisibleAsync();
        return [.. await tab.Page.Locator("tbody td:nth-child(3)").AllTextContentsAsync()];
    }
}
