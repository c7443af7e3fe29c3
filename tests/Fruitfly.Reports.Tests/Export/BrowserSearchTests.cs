using Fruitfly.Reports.Export;

namespace Fruitfly.Reports.Tests.Export;

public sealed class BrowserSearchTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-search-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_named_browser_comes_first() =>
        new BrowserSearch(Program(_folder, "mine"), [FolderWith("chromium")], []).Find()!.Path.ShouldBe(
            Path.Combine(_folder, "mine"));

    [Fact]
    public void A_named_browser_that_is_not_there_is_an_error_that_names_the_variable()
    {
        var e = Should.Throw<BrowserException>(() =>
            new BrowserSearch("/no/such/browser", [FolderWith("chromium")], []).Find());

        e.Message.ShouldBe("FRUITFLY_BROWSER is '/no/such/browser', and there is no such file.");
        e.Hint.ShouldContain("FRUITFLY_BROWSER");
    }

    [Fact]
    public void Chromium_is_preferred_wherever_it_is_on_the_path()
    {
        var (first, second) = (FolderWith("google-chrome"), FolderWith("chromium"));

        new BrowserSearch(null, [first, second], []).Find()!.Path.ShouldStartWith(second);
    }

    [Fact]
    public void The_usual_places_come_after_the_path()
    {
        var place = Program(_folder, "Google Chrome");

        new BrowserSearch("", [_folder], ["/no/such/place", place]).Find()!.Path.ShouldBe(place);
    }

    [Fact]
    public void Without_a_browser_the_message_says_what_to_do()
    {
        var search = new BrowserSearch(null, [_folder, "/no/such/folder"], []);

        search.Find().ShouldBeNull();
        var e = Should.Throw<BrowserException>(search.Require);
        e.Message.ShouldBe("No Chromium-family browser was found, and pictures are drawn by one.");
        e.Hint.ShouldBe(
            "Install Chromium, Chrome, Edge or Brave (Debian: apt install chromium), or set FRUITFLY_BROWSER to " +
            "the program's path.");
    }

    string FolderWith(string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "in-" + program)).FullName;
        Program(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
        return folder;
    }

    static string Program(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "");
        return path;
    }
}
