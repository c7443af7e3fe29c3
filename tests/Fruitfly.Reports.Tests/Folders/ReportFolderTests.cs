using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Reports.Folders;

namespace Fruitfly.Reports.Tests.Folders;

public sealed class ReportFolderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reports_are_listed_in_the_order_of_the_lectures_and_others_after_them()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-order-").FullName;
        foreach (var (name, place) in ((string, int?)[])[("a-sweep", null), ("b-late", 7), ("c-early", 2)])
            ReportFolder.Write(folder, ExampleReports.Data with { Name = name, Place = place });

        ReportFolder.Read(folder).Select(report => report.Summary!.Name).ShouldBe(["c-early", "b-late", "a-sweep"]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_report_is_written_under_its_name_and_listed()
    {
        var path = ReportFolder.Write(_folder, ExampleReports.Training);

        path.ShouldBe(Path.Combine(_folder, "mnist1d-training.html"));
        Directory.GetFiles(_folder).Select(Path.GetFileName).Order()
            .ShouldBe(["index.html", "mnist1d-training.html", "mnist1d-training.json"]);
    }

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        ReportFolder.Write(_folder, ExampleReports.Training);
        ReportFolder.Write(_folder, ExampleReports.Data);

        var listed = ReportFolder.Read(_folder);

        listed.Select(report => report.File).ShouldBe(["mnist1d-data.html", "mnist1d-training.html"]);
        var summary = listed[1].Summary.ShouldNotBeNull();
        summary.Claims.ShouldBe(ExampleReports.Training.Findings.Claims);
        summary.ShouldBe(ReportSummary.Of(ExampleReports.Training) with { Claims = summary.Claims });
        listed[1].Figure!["datasets"]!["mean"]!.AsArray().Count.ShouldBe(202);
    }

    [Fact]
    public void Each_setting_has_its_own_page_and_the_published_one_comes_first()
    {
        var quick = ExampleReports.Training with { Page = "mnist1d-training-quick", Setting = "quick" };
        ReportFolder.Write(_folder, ExampleReports.Training);
        var published = File.ReadAllText(Path.Combine(_folder, "mnist1d-training.html"));
        ReportFolder.Write(_folder,
            quick with { Page = "mnist1d-training-full-seeds-2", Setting = "full, seeds 2", IsVariation = true });
        ReportFolder.Write(_folder, quick);

        ReportFolder.Read(_folder).Select(report => (report.File, report.Summary!.Setting, report.Summary!.IsVariation))
            .ShouldBe(
            [("mnist1d-training.html", null, false), ("mnist1d-training-quick.html", "quick", false),
                ("mnist1d-training-full-seeds-2.html", "full, seeds 2", true)]);
        File.ReadAllText(Path.Combine(_folder, "mnist1d-training.html")).ShouldBe(published);
    }

    [Fact]
    public void A_report_is_opened_whole()
    {
        var content = ReportFolder.Open(ReportFolder.Write(_folder, ExampleReports.Training)).ShouldNotBeNull();

        var written = ReportContent.Of(ExampleReports.Training);
        content.Claims.ShouldBe(written.Claims);
        content.Provenance.ShouldBe(written.Provenance);
        content.Figures.Select(figure => figure with { Specification = [] })
            .Select(figure => (figure.Id, figure.Caption))
            .ShouldBe(written.Figures.Select(figure => (figure.Id, figure.Caption)));
        content.Figures.Select(figure => figure.Specification.ToJsonString())
            .ShouldBe(written.Figures.Select(figure => figure.Specification.ToJsonString()));
        content.Figures.Select(figure => figure.Data.ToCsv())
            .ShouldBe(written.Figures.Select(figure => figure.Data.ToCsv()));
        content.Figures.ShouldAllBe(figure => figure.Data.Horizontal!.Title == "training step");
        content.Tables.SelectMany(table => table.Rows).SelectMany(row => row)
            .ShouldBe(written.Tables.SelectMany(table => table.Rows).SelectMany(row => row));
        (content.Lead, content.Finished, content.Command).ShouldBe((written.Lead, written.Finished, written.Command));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"generator":"Fruitfly","summary":null,"content":null,"data":{}}""")]
    [InlineData("""{"generator":"Fruitfly","summary":{"name":"x"},"content":{"name":"x"}}""")]
    public void A_page_whose_summary_is_damaged_is_listed_without_one(string json)
    {
        var page = ReportFolder.Write(_folder, ExampleReports.Training);
        File.WriteAllText(ReportFolder.DataFile(page), json);

        ReportFolder.Open(page).ShouldBeNull();
        ReportFolder.Read(_folder).ShouldBe([new("mnist1d-training.html", null, null)]);
    }

    [Fact]
    public void Data_whose_rows_do_not_fit_their_columns_are_not_opened()
    {
        var page = ReportFolder.Write(_folder, ExampleReports.Training);
        var json = JsonNode.Parse(File.ReadAllText(ReportFolder.DataFile(page)))!;
        json["data"]!["error"]!["tables"]![0]!["rows"]![3] = new JsonArray(1);
        File.WriteAllText(ReportFolder.DataFile(page), json.ToJsonString());

        ReportFolder.Open(page).ShouldBeNull();
    }

    [Fact]
    public void A_page_that_an_earlier_version_left_is_listed_last_and_says_how_to_get_its_summary()
    {
        File.Delete(ReportFolder.DataFile(ReportFolder.Write(_folder, ExampleReports.Data)));
        ReportFolder.Write(_folder, ExampleReports.Training);

        ReportFolder.Read(_folder).Select(report => (report.File, report.Summary is null))
            .ShouldBe([("mnist1d-training.html", false), ("mnist1d-data.html", true)]);
        var index = File.ReadAllText(Path.Combine(_folder, ReportFolder.IndexName));
        index.ShouldContain("""<li><a href="mnist1d-data.html">mnist1d-data.html</a></li>""");
        index.ShouldContain("Run the experiment again to list what it found");
        index.ShouldContain("1 experiment measured");
    }

    [Fact]
    public void Where_the_page_cannot_be_made_the_files_stay_as_they_are()
    {
        var page = ReportFolder.Write(_folder, ExampleReports.Data);
        var (html, json) = (File.ReadAllText(page), File.ReadAllText(ReportFolder.DataFile(page)));
        var findings = ExampleReports.Data.Findings;

        Should.Throw<ArgumentException>(() => ReportFolder.Write(
            _folder, ExampleReports.Data with
            {
                Findings = findings with
                {
                    Figures = [findings.Figures[0],
                findings.Figures[0]]
                }
            }));

        (File.ReadAllText(page), File.ReadAllText(ReportFolder.DataFile(page))).ShouldBe((html, json));
        Directory.GetFiles(_folder).Length.ShouldBe(3);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_no_page_without_its_summary()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mnist1d-data.json"));

        Should.Throw<DataFileException>(() => ReportFolder.Write(_folder, ExampleReports.Data));

        Directory.GetFiles(_folder).ShouldBeEmpty();
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
