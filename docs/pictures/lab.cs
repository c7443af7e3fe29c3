// Takes pictures of the rooms of a running web lab: dotnet run docs/pictures/lab.cs -- ADDRESS BROWSER FOLDER [every [ROOM...]]
// One of each room as the docs show it; with "every", each room (or those that are named) at four sizes of a window,
// light and dark.
#:package Microsoft.Playwright
#:property PublishAot=false
#:property EnforceCodeStyleInBuild=false
#:property GenerateDocumentationFile=false

using Microsoft.Playwright;

var (address, program, folder) = (new Uri(args[0]), args[1], args[2]);
var isEvery = args.Length > 3 && args[3] == "every";
ViewportSize[] sizes = [new() { Width = 1280, Height = 800 }];
ViewportSize[] everySize =
[
    new() { Width = 1024, Height = 768 }, new() { Width = 1280, Height = 800 },
    new() { Width = 1440, Height = 900 }, new() { Width = 1920, Height = 1080 },
];
using var playwright = await Playwright.CreateAsync();
await using var browser =
    await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
var page = await browser.NewPageAsync(new() { ViewportSize = sizes[0], ReducedMotion = ReducedMotion.Reduce });
await page.GotoAsync(address.ToString());
await page.GotoAsync(new Uri(address, "/studies").ToString());
await page.Locator("td.study-name a").First.WaitForAsync();
var studies = new Dictionary<string, string>();
foreach (var link in await page.Locator("td.study-name a").AllAsync())
    studies.TryAdd((await link.InnerTextAsync()).Split(' ')[0], (await link.GetAttributeAsync("href"))!);
var study = studies.FirstOrDefault(one => one.Key.StartsWith("weight-decay", StringComparison.Ordinal)).Value;

Room[] inDocs =
[
    new("gallery", "/", "main .chart svg"),
    new("experiment", "/experiments/double-descent", "main .chart svg"),
    new("playground", "/playground?data=spirals&epochs=150&pace=full", ".transport .state:has-text('done')")
    {
        Ready = ".transport .state:has-text('ready')", Key = "Space",
    },
    new("surface", "/surface", "main svg"),
    new("digits", "/digits", "main svg"),
    new("studies", "/studies", "table"),
    new("study", $"{study}&order=recipe.optimizer.weightDecay&descending=1", "a.hash"),
    new("study-picture", $"{study}&view=plot&plot=importance&measure=validation-error", "main .chart svg"),
    new("sweeps", "/sweeps", ".stage .chart svg") { Click = ".sweep-list th button" },
    new("diagnoses", "/diagnoses", ".error-parts") { Click = ".diagnosis-list th button" },
    new("lecture", "/lecture/performance/12", "main .chart svg"),
    new("notes", "/lecture/performance/12?notes", "main .chart svg"),
];
Room[] inLabOnly =
[
    new("experiment-predict", "/experiments/double-descent?predict=first", "main .predict svg"),
    new("playground-toy", "/playground?data=toy-function&hidden-layers=20&epochs=100&pace=full",
        ".transport .state:has-text('done')") { Ready = ".transport .state:has-text('ready')", Key = "Space" },
    new("study-seeds", $"{study}&view=seeds&measure=validation-error", "table"),
    new("study-trial", study, ".trial .chart svg") { Click = "a.hash" },
    .. ((string[])["effect", "heat-map", "parallel", "curves", "history"]).Select(plot =>
        new Room($"study-{plot}", $"{study}&view=plot&plot={plot}&measure=validation-error", "main .chart svg")),
    new("comparison", $"/studies?compare={Uri.EscapeDataString(Compared())}&measure=validation-error",
        "main .chart svg"),
    new("lectures", "/lecture", "main h2"),
    new("lecture-poll", "/lecture/performance/12", ".poll")
    {
        Ready = "main .chart svg", Key = "p", After = "p",
    },
    new("reports", "/reports/", "main .chart svg"),
    new("report", "/reports/double-descent-quick.html", "main .chart svg"),
    new("nowhere", "/nowhere", "h1"),
];

if (!isEvery)
    foreach (var room in inDocs)
        await Photograph(room, sizes, [ColorScheme.Light]);
else
    foreach (var room in inDocs.Concat(inLabOnly).Where(room => args.Length == 4 || args[4..].Contains(room.Name)))
        await Photograph(room, everySize, [ColorScheme.Light, ColorScheme.Dark]);

// As the page writes a list of studies into its address.
string Compared() => System.Text.Json.JsonSerializer.Serialize(
    studies.Keys.Where(name => name.StartsWith("weight-decay", StringComparison.Ordinal)));

// Waits for what the room shows; if a key is given, presses it first, as soon as the room is ready.
async Task Photograph(Room room, ViewportSize[] sizes, ColorScheme[] colors)
{
    await page.SetViewportSizeAsync(sizes[0].Width, sizes[0].Height);
    await page.GotoAsync(new Uri(address, room.Path).ToString());
    if (room.Click is not null)
        await page.Locator(room.Click).First.ClickAsync();
    if (room.Ready is not null && room.Key is not null)
    {
        await page.Locator(room.Ready).First.WaitForAsync();
        await page.Keyboard.PressAsync(room.Key);
    }
    try
    {
        await page.Locator(room.Shown).First.WaitForAsync(
            new() { Timeout = 60_000, State = WaitForSelectorState.Attached });
    }
    catch (TimeoutException) when (isEvery)
    {
        Console.Error.WriteLine($"{room.Name}: no {room.Shown} after a minute");
    }
    await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    foreach (var size in sizes)
    {
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.WaitForTimeoutAsync(1_500); // the rest of the charts
        foreach (var color in colors)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = color, ReducedMotion = ReducedMotion.Reduce });
            await page.WaitForTimeoutAsync(isEvery ? 200 : 0);
            var name = isEvery
                ? $"{room.Name}-{size.Width}x{size.Height}-{color.ToString().ToLowerInvariant()}.png"
                : $"lab-{room.Name}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
            Console.WriteLine(name);
        }
    }
    if (room.After is not null)
        await page.Keyboard.PressAsync(room.After);
}

/// <summary>A page and what must be seen on it before it is photographed.</summary>
sealed record Room(string Name, string Path, string Shown)
{
    /// <summary>What is seen before <see cref="Key"/> is pressed.</summary>
    public string? Ready { get; init; }

    public string? Key { get; init; }

    /// <summary>What is clicked first.</summary>
    public string? Click { get; init; }

    /// <summary>The key that puts back what <see cref="Key"/> changed.</summary>
    public string? After { get; init; }
}
