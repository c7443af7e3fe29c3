using Fruitfly.Lab.Reports;

namespace Fruitfly.Lab.Tests.Reports;

/// <summary>The pages as a browser shows them. FRUITFLY_TEST_REPORTS names a folder in which the examples are kept to look at.</summary>
public sealed class PagesInBrowserTests : IDisposable
{
    readonly string? _kept = Environment.GetEnvironmentVariable("FRUITFLY_TEST_REPORTS");
    readonly string _folder;

    public PagesInBrowserTests()
    {
        _folder = _kept ?? Directory.CreateTempSubdirectory("fruitfly-pages-").FullName;
        Directory.CreateDirectory(_folder);
    }

    public void Dispose()
    {
        if (_kept is null)
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_chart_of_a_report_is_drawn()
    {
        var browser = TestBrowser.Require();
        ReportFolder.Write(_folder, ExampleReports.Data);
        var page = ReportFolder.Write(_folder, ExampleReports.Training);

        var elements = browser.ReadPage(page);

        elements.ShouldContain("data-drawn");
    }
}
