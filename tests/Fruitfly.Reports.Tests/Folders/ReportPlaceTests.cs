using Fruitfly.Reports.Folders;

namespace Fruitfly.Reports.Tests.Folders;

public sealed class ReportPlaceTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-place-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string At(string name) => Path.Combine(_folder, name);

    [Fact]
    public void A_folder_that_is_there_or_can_be_made_will_do_and_is_not_made()
    {
        ReportPlace.Problem(_folder, "some").ShouldBeNull();
        ReportPlace.Problem(At("new/reports"), "some").ShouldBeNull();
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_named()
    {
        File.WriteAllText(At("taken"), "");
        ReportPlace.Problem(At("taken/reports"))!.File.ShouldBe(At("taken"));
        ReportPlace.Problem(At("taken"))!.Problem.ShouldBe("this is a file, and a folder is needed there");
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("some.html")]
    public void A_page_of_someone_else_is_not_replaced(string page)
    {
        File.WriteAllText(At(page), "<!DOCTYPE html><title>My holidays</title>");
        ReportPlace.Problem(_folder, "some")!.File.ShouldBe(At(page));
        File.WriteAllText(At(page), """<!DOCTYPE html><html><head><meta name="generator" content="Fruitfly">""");
        ReportPlace.Problem(_folder, "some").ShouldBeNull();
    }

    [Fact]
    public void A_file_of_someone_else_is_not_replaced_by_the_data_of_a_report()
    {
        File.WriteAllText(At("some.json"), """{"generator":"Other"}""");
        ReportPlace.Problem(_folder, "some")!.Message.ShouldContain("there is a file in the place of a report");
        ReportFolder.Write(_folder, ExampleReports.Data with { Page = "some" });
        ReportPlace.Problem(_folder, "some").ShouldBeNull();
    }
}
