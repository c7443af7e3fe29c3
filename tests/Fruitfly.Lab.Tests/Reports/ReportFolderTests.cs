using Fruitfly.Lab.Reports;

namespace Fruitfly.Lab.Tests.Reports;

public sealed class ReportFolderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_report_is_written_under_its_name_and_listed()
    {
        var path = ReportFolder.Write(_folder, ExampleReports.Training);

        path.ShouldBe(Path.Combine(_folder, "mnist1d-training.html"));
        Directory.GetFiles(_folder).Select(Path.GetFileName).Order().ShouldBe(["index.html", "mnist1d-training.html"]);
    }

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        ReportFolder.Write(_folder, ExampleReports.Training);
        ReportFolder.Write(_folder, ExampleReports.Data);

        var listed = ReportFolder.Read(_folder);

        listed.Select(report => report.File).ShouldBe(["mnist1d-data.html", "mnist1d-training.html"]);
        listed[1].Summary.Claims.ShouldBe(ExampleReports.Training.Findings.Claims);
        listed[1].Summary.ShouldBe(ReportSummary.Of(ExampleReports.Training) with { Claims = listed[1].Summary.Claims });
        listed[1].Figure!["datasets"]!["mean"]!.AsArray().Count.ShouldBe(202);
    }

    [Fact]
    public void Each_setting_has_its_own_page_and_the_published_one_comes_first()
    {
        var quick = ExampleReports.Training with { Page = "mnist1d-training-quick", Setting = "quick" };
        ReportFolder.Write(_folder, ExampleReports.Training);
        var published = File.ReadAllText(Path.Combine(_folder, "mnist1d-training.html"));
        ReportFolder.Write(_folder, quick with { Page = "mnist1d-training-full-seeds-2", Setting = "full, seeds 2", IsVariation = true });
        ReportFolder.Write(_folder, quick);

        ReportFolder.Read(_folder).Select(report => (report.File, report.Summary.Setting, report.Summary.IsVariation)).ShouldBe(
            [("mnist1d-training.html", null, false), ("mnist1d-training-quick.html", "quick", false), ("mnist1d-training-full-seeds-2.html", "full, seeds 2", true)]);
        File.ReadAllText(Path.Combine(_folder, "mnist1d-training.html")).ShouldBe(published);
    }

    [Fact]
    public void A_report_is_opened_whole()
    {
        var content = ReportFolder.Open(ReportFolder.Write(_folder, ExampleReports.Training)).ShouldNotBeNull();

        var written = ReportContent.Of(ExampleReports.Training);
        content.Claims.ShouldBe(written.Claims);
        content.Provenance.ShouldBe(written.Provenance);
        content.Figures.Select(figure => figure with { Specification = [] }).Select(figure => (figure.Id, figure.Caption))
            .ShouldBe(written.Figures.Select(figure => (figure.Id, figure.Caption)));
        content.Figures.Select(figure => figure.Specification.ToJsonString()).ShouldBe(written.Figures.Select(figure => figure.Specification.ToJsonString()));
        content.Tables.SelectMany(table => table.Rows).SelectMany(row => row).ShouldBe(written.Tables.SelectMany(table => table.Rows).SelectMany(row => row));
        (content.Lead, content.Finished, content.Command).ShouldBe((written.Lead, written.Finished, written.Command));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<script type="application/json" id="report-content">{"name":</script>""")]
    [InlineData("""<script type="application/json" id="report-content">null</script>""")]
    [InlineData("""<script type="application/json" id="report-content">{"name":"x"}</script>""")]
    public void A_page_without_a_report_inside_is_not_opened(string page)
    {
        var path = Path.Combine(_folder, "other.html");
        File.WriteAllText(path, page);
        ReportFolder.Open(path).ShouldBeNull();
    }

    [Fact]
    public void The_list_follows_the_folder()
    {
        ReportFolder.Write(_folder, ExampleReports.Data);
        File.Delete(Path.Combine(_folder, "mnist1d-data.html"));
        ReportFolder.Write(_folder, ExampleReports.Training);

        var index = File.ReadAllText(Path.Combine(_folder, ReportFolder.IndexName));

        index.ShouldContain("mnist1d-training.html");
        index.ShouldNotContain("mnist1d-data.html");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>Some other page.</p>")]
    [InlineData("""<script type="application/json" id="report-summary">{"name":</script>""")]
    [InlineData("""<script type="application/json" id="report-summary">null</script>""")]
    [InlineData("""<script type="application/json" id="report-summary">{"name":"x"}</script>""")]
    [InlineData("""<script type="application/json" id="report-summary">""")]
    public void Pages_that_are_no_reports_are_passed_over(string page)
    {
        File.WriteAllText(Path.Combine(_folder, "other.html"), page);

        ReportFolder.Read(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("a\0b")]
    [InlineData("name\n")]
    public void A_name_that_is_no_file_name_is_refused(string name)
    {
        Should.Throw<ArgumentException>(() => ReportFolder.Write(_folder, ExampleReports.Data with { Name = name }));

        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }
}
