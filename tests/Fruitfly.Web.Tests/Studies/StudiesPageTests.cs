using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Studies;

public sealed class StudiesPageTests(LabBrowser browser)
{
    [Fact]
    public async Task The_list_follows_a_study_that_another_process_runs()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("watched", [10], ended: 0);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        await Assertions.Expect(tab.Page.GetByText("3 planned")).ToBeVisibleAsync();

        var claim = store.Claim("watched")!;
        await Assertions.Expect(tab.Page.GetByText("1 running")).ToBeVisibleAsync();
        store.Complete(claim, SomeStudies.Result(claim.Trial), SomeStudies.Somewhere);
        await Assertions.Expect(tab.Page.GetByText("1 done")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_store_says_how_to_begin()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/studies");
        await Assertions.Expect(tab.Page.GetByText("There are no studies yet")).ToBeVisibleAsync();
        await tab.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_heading_sorts_and_the_address_keeps_the_view()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some & \"other\"", [10, 20], seeds: 40, lost: [3]);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "some & \"other\"" }).ClickAsync();
        var first = tab.Page.Locator("tbody tr").First.Locator("td").First;
        await Assertions.Expect(first).ToHaveTextAsync("0");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "outputs" }).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first).ToHaveTextAsync("40");
        await Assertions.Expect(tab.Page).ToHaveURLAsync(
            new System.Text.RegularExpressions.Regex(@"order=network\.layers\.0\.outputs&descending=1"));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "test error" }).ClickAsync();
        await Assertions.Expect(first).ToHaveTextAsync("40");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "test error" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Columnheader, new() { Name = "test error" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        await Assertions.Expect(first).ToHaveTextAsync("39");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("51 to 80 of 80 trials")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("skip=50"));

        await tab.Page.ReloadAsync();
        await Assertions.Expect(tab.Page.GetByText("51 to 80 of 80 trials")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Columnheader, new() { Name = "test error" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reason_of_a_failure_is_one_click_away()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10], lost: [0]);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "1 failed" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("out of luck")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Trials_are_filtered_grouped_and_opened()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10, 20], lost: [1]);
        await using var tab = await browser.OpenAsync(lab, "/studies?study=some");
        await tab.Page.GetByLabel("Filter").FillAsync("outputs=20");
        await Assertions.Expect(tab.Page.GetByText("1 to 3 of 3 trials")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Filter").FillAsync("");
        await tab.Page.GetByLabel("Rows").SelectOptionAsync("seeds");
        await Assertions.Expect(tab.Page.GetByText("1 to 2 of 2 settings")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("tbody tr").First.GetByText("1 diverged")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("tbody tr").First.GetByText("1 failed")).ToBeVisibleAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.KeepPictureAsync("studies-seeds", fullPage: true);

        await tab.Page.GetByLabel("Rows").SelectOptionAsync("trials");
        await tab.Page.Locator("a.hash").First.ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Trial 0" })).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.Locator(".curves svg.marks")).ToHaveCountAsync(2);
        await tab.KeepPictureAsync("studies-trial", fullPage: true);
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_laptop_shows_25_trials_and_one_of_them_beside_the_table()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10, 20], seeds: 40, lost: [3], error: new string('x', 250));
        await using var tab = await browser.OpenAsync(lab, "/studies?study=some",
            options => options.ViewportSize = new() { Width = 1280, Height = 800 });
        var page = tab.Page;
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        (await page.EvaluateAsync<int>(
            """
            () => { const table = document.querySelector(".dense").getBoundingClientRect();
              const head = document.querySelector("thead").getBoundingClientRect();
              return [...document.querySelectorAll("tbody tr")].map(row => row.getBoundingClientRect())
                .filter(row => row.top >= head.bottom - 1 && row.bottom <= Math.min(table.bottom, innerHeight)).length; }
            """)).ShouldBeGreaterThanOrEqualTo(25);
        await page.Locator(".dense").EvaluateAsync("table => table.scrollTop = 300");
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "seed" })).ToBeInViewportAsync();

        await page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("seconds").CheckAsync();
        await page.GetByLabel("seed", new() { Exact = true }).UncheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "seconds" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "seed" })).ToHaveCountAsync(0);
        await tab.ShouldBeAccessibleAsync();
        await page.GetByText("Columns", new() { Exact = true }).ClickAsync();

        await page.GetByLabel("Filter").FillAsync("test-error<6% outputs=20");
        await Assertions.Expect(page.GetByText("1 to 1 of 1 trials")).ToBeVisibleAsync();
        await page.Locator("a.hash").First.ClickAsync();
        await Assertions.Expect(page.Locator(".trial h2")).ToBeFocusedAsync();
        var (table, trial) = (await page.Locator(".paged").BoundingBoxAsync(),
            await page.Locator(".trial").BoundingBoxAsync());
        trial!.X.ShouldBeGreaterThanOrEqualTo(table!.X + table.Width);
        await tab.KeepPictureAsync("studies-beside");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".trial")).ToHaveCountAsync(0);

        await page.GetByLabel("Filter").FillAsync("");
        await page.GetByLabel("Rows").SelectOptionAsync("plot");
        await Assertions.Expect(page.Locator(".plot svg.marks")).ToBeVisibleAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.KeepPictureAsync("studies-plot");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trial_opens_while_the_table_is_read_again_and_says_that_it_is_being_read()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10, 20]);
        await using var tab = await browser.OpenAsync(lab, "/studies?study=some");
        var page = tab.Page;
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(6);
        var (table, trial) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/api/studies/trials?*", async route =>
        {
            await table.Task;
            await route.ContinueAsync();
        });
        await page.RouteAsync("**/api/studies/trial?*", async route =>
        {
            await trial.Task;
            await route.ContinueAsync();
        });

        await page.GetByLabel("Filter").FillAsync("outputs=20");
        await page.Locator("a.hash").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".trial [role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".trial [role=status]")).ToContainTextAsync("Reading trial");
        trial.SetResult();
        await Assertions.Expect(page.Locator(".trial h2")).ToBeFocusedAsync();
        table.SetResult();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".trial h2")).ToHaveTextAsync("Trial 5");
        await Assertions.Expect(page.Locator("tbody tr[aria-current=true]")).ToHaveCountAsync(1);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Chosen_studies_are_compared()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("slow", [10, 20, 30], rate: 0.01, lost: [0]);
        store.Plan("fast", [20, 30, 40], rate: 0.1);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        await tab.Page.GetByLabel("Compare slow").CheckAsync();
        await tab.Page.GetByLabel("Compare fast").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Compare 2" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("svg.marks")).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Row, new() { Name = "learning rate" }))
            .ToContainTextAsync("0.01");
        await tab.KeepPictureAsync("studies-comparison", fullPage: true);
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_study_is_exported_and_then_removed_when_its_name_is_typed()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("going", [10]);
        await using var tab = await browser.OpenAsync(lab, "/studies?study=going");
        await tab.Page.GetByText("About, download, name and note").ClickAsync();
        var download =
            await tab.Page.RunAndWaitForDownloadAsync(() =>
                tab.Page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("going.csv");
        (await File.ReadAllLinesAsync(await download.PathAsync(),
            TestContext.Current.CancellationToken)).Length.ShouldBe(4);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove …" }).ClickAsync();
        var remove = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the study" });
        await Assertions.Expect(remove).ToBeDisabledAsync();
        await tab.Page.GetByLabel("Type its name to remove it").FillAsync("going");
        await remove.ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("There are no studies yet")).ToBeVisibleAsync();
        store.Find("going").ShouldBeNull();
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task The_pages_fit_every_window_and_colour_scheme(string look)
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("mnist1d-training-quick", [10, 20], lost: [1]);
        store.Plan("another-study-with-a-rather-long-name-that-does-not-end-soon", [20, 30], rate: 0.01, ended: 2);
        await using var tab = await browser.OpenAsync(lab, "/studies", look);
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Look("list");
        await tab.Page.GotoAsync(
            new Uri(lab.Root,
                $"/studies?study=mnist1d-training-quick&trial={store.Trials("mnist1d-training-quick").First().Hash}")
                    .ToString());
        await Assertions.Expect(tab.Page.Locator(".curves svg.marks")).ToHaveCountAsync(2);
        await Look("study");
        await tab.Page.GotoAsync(
            new Uri(lab.Root,
                "/studies?compare=" +
                    Uri.EscapeDataString(
                        """["mnist1d-training-quick","another-study-with-a-rather-long-name-that-does-not-end-soon"]""")).ToString());
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveCountAsync(2);
        await Look("comparison");
        tab.Complaints.ShouldBeEmpty();

        async Task Look(string part)
        {
            await tab.KeepPictureAsync($"studies-{part}-{look}", fullPage: true);
            await tab.ShouldFitItsWidthAsync();
            await tab.ShouldBeAccessibleAsync();
        }
    }
}
