using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Browser;

/// <summary>A tab on a page of the lab. It remembers what the browser complained of and where the page went.</summary>
sealed class LabTab : IAsyncDisposable
{
    /// <summary>Milliseconds for what is awaited: it comes, on a busy machine later.</summary>
    public const float Patience = 60_000;

    readonly IBrowserContext _context;
    readonly List<string> _complaints = [];

    public LabTab(IBrowserContext context, IPage page, Uri root)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"exception: {error}");
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(root.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                _complaints.Add($"asked another host: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console (refusals of the content policy among them), exceptions, dialogs,
    /// and requests to other hosts.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Fails with every violation of the accessibility rules (WCAG 2.2 A and AA) that axe
    /// finds on the page as it stands.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        await Page.EvaluateAsync(Script("axe.js"));
        var violations = await Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
              .violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 5).map(n => n.html.slice(0, 200)).join(" | ")}`)
            """);
        violations.EnumerateArray().Select(violation => violation.GetString()).ShouldBeEmpty();
    }

    /// <summary>What a camera reads from a QR code as the page shows it; null where it reads nothing.</summary>
    public async Task<string?> ReadQrCodeAsync(ILocator code)
    {
        var picture = Convert.ToBase64String(await code.ScreenshotAsync());
        await Page.EvaluateAsync(Script("jsQR.js"));
        return await Page.EvaluateAsync<string?>(
            """
            async (picture) => {
              const image = new Image();
              image.src = `data:image/png;base64,${picture}`;
              await image.decode();
              const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
              const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
              return jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? null;
            }
            """, picture);
    }

    /// <summary>Fails where the page is wider than the window, so that a reader has to scroll sideways.</summary>
    public async Task ShouldFitItsWidthAsync() =>
        (await Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .ShouldBeLessThanOrEqualTo(0);

    /// <summary>Keeps a picture of the window as <c>name.png</c> in the folder that <c>FRUITFLY_PICTURES</c> names;
    /// nothing where it names none.</summary>
    public async Task KeepPictureAsync(string name, bool fullPage = false)
    {
        if (Environment.GetEnvironmentVariable("FRUITFLY_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = fullPage });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
