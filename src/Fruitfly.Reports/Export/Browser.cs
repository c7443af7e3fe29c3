using System.Diagnostics;
using System.Text;

namespace Fruitfly.Reports.Export;

/// <summary>The user's own Chromium-family browser, run without a window and without the
/// network, for one page at a time.</summary>
/// <param name="Path">of the program</param>
public sealed record Browser(string Path)
{
    /// <summary>The environment variable that names the program to use instead of looking for one.</summary>
    public const string Variable = "FRUITFLY_BROWSER";

    /// <summary>What to tell a user who has none.</summary>
    public const string Hint =
        $"Install Chromium, Chrome, Edge or Brave (Debian: apt install chromium), or set {Variable} to the " +
        "program's path.";

    static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The browser that <see cref="Variable"/> names, or else the first found on the PATH or where the systems
    /// install them; null where there is none.</summary>
    /// <exception cref="BrowserException">the variable names no file</exception>
    public static Browser? Find() => BrowserSearch.OnThisMachine().Find();

    /// <exception cref="BrowserException">there is none; the message holds <see cref="Hint"/></exception>
    public static Browser Require() => BrowserSearch.OnThisMachine().Require();

    /// <summary>The page's elements after its script has run, as markup.</summary>
    public string ReadPage(string page, TimeSpan? timeout = null) =>
        Run(page, ["--virtual-time-budget=20000", "--dump-dom"], timeout).Output;

    /// <summary>A picture of the page's upper part.</summary>
    /// <param name="scale">device pixels per pixel</param>
    public void Screenshot(string page, string target, int width, int height, bool isDark = false, double scale = 1) =>
        Run(page,
    [
        "--virtual-time-budget=20000", "--hide-scrollbars", $"--screenshot={System.IO.Path.GetFullPath(target)}",
        $"--window-size={width},{height}", FormattableString.Invariant($"--force-device-scale-factor={scale}"),
        .. isDark ? (string[])["--blink-settings=preferredColorScheme=0"] : [],
    ]);

    /// <summary>The page as PDF, on paper of the size the page asks for.</summary>
    public void Print(string page, string target) => Run(page,
        ["--virtual-time-budget=20000", "--no-pdf-header-footer",
            $"--print-to-pdf={System.IO.Path.GetFullPath(target)}"]);

    /// <summary>Opens one page with a new, empty profile, and returns what the browser writes to its
    /// standard output and error.</summary>
    /// <param name="page">the path of a file</param>
    /// <exception cref="BrowserException">it cannot be started, fails, or does not end in time</exception>
    internal (string Output, string Errors) Run(string page, IReadOnlyList<string> arguments, TimeSpan? timeout = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(page);
        var limit = timeout ?? DefaultTimeout;
        var profile = Directory.CreateTempSubdirectory("fruitfly-browser-");
        try
        {
            using var process = Start([.. StandingArguments(profile.FullName), .. arguments,
                new Uri(System.IO.Path.GetFullPath(page)).AbsoluteUri]);
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                throw new BrowserException($"'{Path}' did not finish within {limit.TotalSeconds:0} s.", Hint);
            }
            Task.WaitAll(output, errors);
            return process.ExitCode == 0
                ? (output.Result, errors.Result)
                : throw new BrowserException($"'{Path}' ended with code {process.ExitCode}: {LastLine(errors.Result)}",
                    Hint);
        }
        finally
        {
            Delete(profile);
        }
    }

    Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start) ?? throw new BrowserException($"'{Path}' did not start.", Hint);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BrowserException($"'{Path}' cannot be started: {e.Message}", Hint, e);
        }
    }

    static IEnumerable<string> StandingArguments(string profile) =>
    [
        "--headless", $"--user-data-dir={profile}", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        // Chromium refuses to run as root inside its sandbox; everyone else keeps it.
        .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? (string[])["--no-sandbox"] : [],
    ];

    static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault("it said nothing");

    /// <summary>A helper of the browser may still write for a moment; what is left then
    /// is the system's to clean up.</summary>
    static void Delete(DirectoryInfo profile)
    {
        for (var attempt = 0; attempt < 5; attempt++)
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100);
            }
    }
}
