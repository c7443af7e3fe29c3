namespace Fruitfly.Cli.Tests.Commands;

public sealed class SiteCommandTests
{
    [Fact]
    public async Task A_site_holds_the_reports_and_both_lectures_and_opens_by_its_index()
    {
        using var lab = new TinyLab();
        (await lab.RunTiny("--quick")).ExitCode.ShouldBe(0);

        var written = await lab.Run("site", lab.Folder["public"], "--reports", lab.Reports);

        written.ExitCode.ShouldBe(0, written.Error);
        written.Output.ShouldBe($"4 pages; open {Path.Combine(lab.Folder["public"], "index.html")}\n");
        Directory.GetFiles(lab.Folder["public"], "*.html").Select(Path.GetFileName).Order().ShouldBe(
            ["index.html", "lecture-gradients.html", "lecture-performance.html", "tiny-training-quick.html"]);
    }

    [Fact]
    public async Task Without_a_report_it_says_so_and_writes_nothing()
    {
        using var lab = new TinyLab();

        var refused = await lab.Run("site", lab.Folder["public"], "--reports", lab.Reports);

        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain("there are no reports to make a site of");
        Directory.Exists(lab.Folder["public"]).ShouldBeFalse();
    }
}
