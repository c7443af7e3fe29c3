using System.Text.RegularExpressions;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Playground;

/// <summary>What is seen of a network and done with it, on one page each.</summary>
public sealed class PlaygroundViewTests(LabBrowser browser)
{
    [Fact]
    public async Task It_opens_with_something_to_watch_that_fits_the_first_screen()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(
            lab, "/playground", options => options.ReducedMotion = ReducedMotion.NoPreference);
        await Expect(Status(tab)).ToContainTextAsync("training");
        await Expect(tab.Page.GetByRole(AriaRole.Radio, new() { Name = "20 steps a second" })).ToBeCheckedAsync();
        await Expect(tab.Page.GetByLabel("data", new() { Exact = true })).ToHaveValueAsync("spirals");
        await Expect(tab.Page.Locator(".curve .layer_3_marks path").First).Not.ToHaveAttributeAsync("d", "");
        foreach (var (width, height) in ((int, int)[])[(1024, 768), (1280, 800), (1440, 900), (1920, 1080)])
        {
            await tab.Page.SetViewportSizeAsync(width, height);
            await tab.Page.WaitForFunctionAsync(
                """
                () => ['.network', '.outcome', '.curve[aria-label="Loss"]'].every((name) => {
                  const box = document.querySelector(`.playground ${name}`).getBoundingClientRect();
                  return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
                })
                """);
            await tab.ShouldFitItsWidthAsync();
        }
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Features_units_and_weights_are_seen_and_changed()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/playground?data=circles&hidden-layers=3");
        await Expect(Status(tab)).ToContainTextAsync("ready");

        await Named(tab, "feature x₁²").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("features=x1%2Cx2%2Cx1%5E2"));
        await Expect(Named(tab, "feature x₁²")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(tab.Page.GetByText("20 parameters")).ToBeVisibleAsync(); // 3 × 4 + 4 × 2

        await tab.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Status(tab)).ToContainTextAsync("step 10 of");
        await Named(tab, "unit 2 of hidden layer 1").HoverAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Output of unit 2 of hidden layer 1" }))
            .ToBeVisibleAsync();
        await Named(tab, "unit 2 of hidden layer 1").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Named(tab, "unit 3 of hidden layer 1")).ToBeFocusedAsync();
        await Expect(Status(tab)).ToContainTextAsync("step 10 of"); // the arrow went to a unit, not a step further
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByLabel("x₁²", new() { Exact = true }).FillAsync("1.25");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByText("weight from unit 3 to unit 3 of layer 1 set to 1.25").First)
            .ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("No single command repeats this run")).ToBeVisibleAsync();

        await tab.Page.GetByLabel("learning rate").FillAsync("0.5");
        await Expect(tab.Page.GetByText("after step 10: learning rate 0.01 → 0.5").First).ToBeVisibleAsync();
        await Expect(Status(tab)).ToContainTextAsync("step 10 of");
        await tab.Page.GetByLabel("l1 penalty").FillAsync("0.01");
        await Expect(tab.Page.GetByText("regularization")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("discretize").CheckAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("output=discrete"));
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_seeds_their_number_the_interval_and_the_shown_one_are_said()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(
            lab, "/playground?data=toy-function&samples=30&epochs=50&seeds=3&seed=5&pace=full");
        await Expect(Status(tab)).ToContainTextAsync("ready");
        await tab.Page.Keyboard.PressAsync("Space");
        await Expect(Status(tab)).ToContainTextAsync("done");
        await Expect(tab.Page.Locator(".curve .latest").First).ToContainTextAsync("n = 3, 95 %");
        await Expect(tab.Page.Locator(".curve .latest").First)
            .ToContainTextAsync(new Regex(@"training [\d.]+ \[[\d.]+, [\d.]+\]"));
        await Expect(tab.Page.Locator(".picture .truth")).ToHaveCountAsync(1);
        await tab.Page.GetByLabel("shown: seed").SelectOptionAsync("2");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("shown=2"));
        await Expect(tab.Page.GetByLabel("shown: seed")).ToHaveValueAsync("2");

        await tab.Page.GetByLabel("learning rate").FillAsync("1000");
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "optimizer" }).SelectOptionAsync("sgd");
        await Expect(Status(tab)).ToContainTextAsync("diverged");
        await Expect(Status(tab)).ToContainTextAsync(new Regex("3 of 3 seeds, the first at step \\d+"));
        await Expect(tab.Page.Locator(".diverged-note"))
            .ToContainTextAsync(new Regex("Seed 7 diverged at step \\d+: .* The last finite loss was "));
        tab.Complaints.ShouldBeEmpty();
    }

    static ILocator Status(LabTab tab) => tab.Page.Locator(".transport .state");

    static ILocator Named(LabTab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
