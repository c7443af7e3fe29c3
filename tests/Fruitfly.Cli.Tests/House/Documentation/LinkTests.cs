namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_something()
    {
        var links = Document.All
            .SelectMany(document =>
                document.Links.Where(link => !link.Contains("://"))
                    .Select(link => (document.Path, Link: link.Split('#')[0])))
            .Where(link => link.Link.Length > 0).ToList();
        links.Count.ShouldBeGreaterThan(10);
        links.Where(link => !Exists(Path.Combine(Path.GetDirectoryName(link.Path)!, link.Link))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_and_folder_that_is_named_is_there()
    {
        string[] folders = ["src/", "tests/", "docs/", "examples/", ".ci/"];
        var named = Document.All.SelectMany(document => document.CodeWords)
            .Where(word => folders.Any(word.StartsWith) && word.IndexOfAny(['*', ' ', '<']) < 0).ToList();
        named.ShouldNotBeEmpty();
        named.Where(path => !Exists(path)).ShouldBeEmpty();
    }

    static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));
}
