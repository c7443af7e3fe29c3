using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Studies;
using Fruitfly.Web.Tests.Sweeps;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Pages;

/// <summary>Where a room is for a figure, the first screen holds it down to its axis and what moves it.</summary>
public sealed class FirstScreenTests(LabBrowser browser)
{
    /// <summary>Two factors, so that there are several figures to choose from.</summary>
    const string Study =
        """
        study: two factors of circles
        data: {kind: circles, samples: 80}
        network: {width: 4}
        recipe: {epochs: 2}
        factors:
          network.width: [2, 4]
          recipe.optimizer.learningRate: [0.1, 0.3]
        seeds: 2
        """;

    static readonly (int Width, int Height)[] Windows = [(1024, 768), (1280, 800), (1440, 900), (1920, 1080)];

    [Fact]
    public async Task It_holds_the_figure_of_a_sweep()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.SweepAsync(Study);
        var name = (string)(await lab.JsonAsync("/api/sweeps"))[0]!["name"]!;
        await ShouldHoldAsync(lab, $"/sweeps?study={name}", ".stage figure svg.marks");
    }

    [Fact]
    public async Task It_holds_the_loss_surface_and_the_slider_through_its_steps()
    {
        await using var lab = await OpenLab.WithAsync();
        await ShouldHoldAsync(lab, "/surface", ".surface-map svg", ".playback");
        await ShouldHoldAsync(lab, "/surface?racers=line-search%3D2%2C30", ".surface-map svg", ".playback");
    }

    [Theory]
    [InlineData("effect")]
    [InlineData("curves")]
    [InlineData("history")]
    public async Task It_holds_a_picture_of_a_study(string plot)
    {
        await using var lab = await OpenLab.WithAsync();
        using (var store = lab.Store())
            store.Plan("some", [10, 20, 30]);
        await ShouldHoldAsync(lab, $"/studies?study=some&view=plot&plot={plot}", ".plot svg.marks");
    }

    [Fact]
    public async Task It_holds_the_picture_of_a_comparison()
    {
        await using var lab = await OpenLab.WithAsync();
        using (var store = lab.Store())
        {
            store.Plan("slow", [10, 20, 30], rate: 0.01);
            store.Plan("fast", [10, 20, 30], rate: 0.1);
        }
        var names = Uri.EscapeDataString("""["slow","fast"]""");
        await ShouldHoldAsync(lab, $"/studies?compare={names}", ".compared svg.marks");
    }

    async Task ShouldHoldAsync(OpenLab lab, string path, params string[] parts)
    {
        await using var tab = await browser.OpenAsync(lab, path);
        foreach (var part in parts)
            await Assertions.Expect(tab.Page.Locator(part)).ToBeVisibleAsync();
        foreach (var (width, height) in Windows)
        {
            await tab.Page.SetViewportSizeAsync(width, height);
            // A chart is drawn again a moment after its place has another size.
            await tab.Page.WaitForFunctionAsync(
                """
                (parts) => parts.every((part) => {
                  const { top, bottom, left, right } = document.querySelector(part).getBoundingClientRect();
                  return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
                })
                """, parts);
            var size = (await tab.Page.Locator(parts[0]).BoundingBoxAsync())!;
            (size.Height / height).ShouldBeGreaterThan(0.4F, $"{path} at {width} × {height}: {size.Height}");
            await tab.ShouldFitItsWidthAsync();
        }
        tab.Complaints.ShouldBeEmpty();
    }
}
