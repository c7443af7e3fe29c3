// Takes pictures of the rooms of a running web lab: dotnet run docs/pictures/lab.cs -- ADDRESS BROWSER FOLDER
#:package Microsoft.Playwright
#:property PublishAot=false
#:property EnforceCodeStyleInBuild=false
#:property GenerateDocumentationFile=false

using Microsoft.Playwright;

var (address, program, folder) = (new Uri(args[0]), args[1], args[2]);
using var playwright = await Playwright.CreateAsync();
await using var browser =
    await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
var page = await browser.NewPageAsync(
    new() { ViewportSize = new() { Width = 1280, Height = 800 }, ReducedMotion = ReducedMotion.Reduce });
await page.GotoAsync(address.ToString());

await Photograph("gallery", "/", "main .chart svg");
await Photograph("experiment", "/experiments/double-descent", "main .chart svg");
await Photograph("playground",
    "/playground?data=spirals&epochs=150&pace=full",
    ".transport .state:has-text('done')", ".transport .state:has-text('ready')", "Space");
await Photograph("surface", "/surface", "main svg");
await Photograph("digits", "/digits", "main svg");
await Photograph("studies", "/studies", "table");
await page.GotoAsync(new Uri(address, "/studies").ToString());
var study = await page.Locator("td.study-name a[href*='weight-decay']").First.GetAttributeAsync("href");
await Photograph("study", $"{study}&order=recipe.optimizer.weightDecay&descending=1", "a.hash");
await Photograph("study-picture", $"{study}&view=plot&plot=importance&measure=validation-error", "main .chart svg");
await Photograph("sweeps", "/sweeps", ".stage .chart svg", click: ".sweep-list th button");
await Photograph("diagnoses", "/diagnoses", ".error-parts", click: ".diagnosis-list th button");
await Photograph("lecture", "/lecture/performance/12", "main .chart svg");
await Photograph("notes", "/lecture/performance/12?notes", "main .chart svg");

// Waits for the element; if a key is given, presses it first, as soon as the room is ready.
async Task Photograph(
    string name, string path, string shown, string? ready = null, string? key = null, string? click = null)
{
    await page.GotoAsync(new Uri(address, path).ToString());
    if (click is not null)
        await page.Locator(click).First.ClickAsync();
    if (ready is not null && key is not null)
    {
        await page.Locator(ready).First.WaitForAsync();
        await page.Keyboard.PressAsync(key);
    }
    await page.Locator(shown).First.WaitForAsync(new() { Timeout = 60_000, State = WaitForSelectorState.Attached });
    await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    await page.WaitForTimeoutAsync(1_500); // the rest of the charts
    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"lab-{name}.png") });
    Console.WriteLine($"lab-{name}.png");
}
