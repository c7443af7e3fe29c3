using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(LabBrowser))]

namespace Fruitfly.Web.Tests.Browser;

/// <summary>One browser for all tests; each test has a profile of its own in it.</summary>
public sealed class LabBrowser : IAsyncDisposable
{
    readonly SemaphoreSlim _starting = new(1);
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>How every page is looked at: in both themes, on a phone, and zoomed to 200 %,
    /// where a window is half as wide.</summary>
    public static TheoryData<string> Looks => ["light", "dark", "phone", "zoomed"];

    /// <summary>Opens a page as one of the <see cref="Looks"/>.</summary>
    internal Task<LabTab> OpenAsync(OpenLab lab, string path, string look) => OpenAsync(lab, path, options =>
    {
        options.ViewportSize = new()
        {
            Width = look switch { "phone" => 390, "zoomed" => 640, _ => 1280 },
            Height = 900
        };
        options.ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light;
    });

    /// <summary>An empty tab of a browser that knows nothing of the lab.</summary>
    internal async Task<LabTab> OpenBlankAsync(OpenLab lab)
    {
        var context = await (await StartAsync()).NewContextAsync();
        return new LabTab(context, await context.NewPageAsync(), lab.Root);
    }

    /// <summary>Opens a page from a folder, where there is no lab.</summary>
    internal async Task<LabTab> OpenFileAsync(string path)
    {
        var context = await (await StartAsync()).NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var address = new Uri(Path.GetFullPath(path));
        var tab = new LabTab(context, await context.NewPageAsync(), new Uri(address, "."));
        await tab.Page.GotoAsync(address.ToString());
        return tab;
    }

    /// <summary>Opens a page of the lab, with the cookie that its printed address brings.</summary>
    /// <param name="path">such as <c>/studies?page=2</c></param>
    internal async Task<LabTab> OpenAsync(OpenLab lab, string path, Action<BrowserNewContextOptions>? change = null)
    {
        var browser = await StartAsync();
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce
        };
        change?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        var tab = new LabTab(context, await context.NewPageAsync(), lab.Root);
        // By the host of all other requests, where the lab is open to more: the cookie is that of a host.
        await tab.Page.GotoAsync(new Uri(lab.Root, lab.Lab.Address.PathAndQuery).ToString());
        if (path != "/")
            await tab.Page.GotoAsync(new Uri(lab.Root, path).ToString());
        return tab;
    }

    async Task<IBrowser> StartAsync()
    {
        var program = Fruitfly.Reports.Export.Browser.Find();
        Assert.SkipWhen(program is null,
            "No Chromium-family browser is installed. " + Fruitfly.Reports.Export.Browser.Hint);
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(LabTab.Patience);
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program.Path,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update", "--disable-sync",
                ],
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }
}
