namespace Fruitfly.Reports.Export;

/// <summary>Where a Chromium-family browser may be: the named program, the PATH, and
/// where the systems install them.</summary>
/// <param name="named">the path the user gave, or null</param>
/// <param name="folders">of the PATH, in order</param>
/// <param name="places">full paths to try after the PATH</param>
sealed class BrowserSearch(string? named, IReadOnlyList<string> folders, IReadOnlyList<string> places)
{
    static readonly string[] Names =
    [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
        "microsoft-edge-stable",
        "msedge", "brave-browser", "brave", "vivaldi-stable",
    ];

    static readonly string[] MacPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    ];

    static readonly string[] WindowsPlaces =
    [
        @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
        @"BraveSoftware\Brave-Browser\Application\brave.exe",
    ];

    public static BrowserSearch OnThisMachine() => new(
        Environment.GetEnvironmentVariable(Browser.Variable),
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        OperatingSystem.IsMacOS() ? MacPlaces : OperatingSystem.IsWindows() ? [.. OnWindows()] : []);

    public Browser? Find()
    {
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named)
                ? new Browser(named)
                : throw new BrowserException($"{Browser.Variable} is '{named}', and there is no such file.",
                    Browser.Hint);
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + extension)))
            .Concat(places)
            .Where(File.Exists)
            .Select(path => new Browser(path))
            .FirstOrDefault();
    }

    public Browser Require() =>
        Find() ?? throw new BrowserException("No Chromium-family browser was found, and pictures are drawn by one.",
            Browser.Hint);

    static IEnumerable<string> OnWindows() =>
        from root in (Environment.SpecialFolder[])
            [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
                Environment.SpecialFolder.LocalApplicationData]
        from place in WindowsPlaces
        select Path.Combine(Environment.GetFolderPath(root), place);
}
