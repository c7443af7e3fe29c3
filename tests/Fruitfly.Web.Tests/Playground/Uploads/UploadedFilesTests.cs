using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground.Uploads;

namespace Fruitfly.Web.Tests.Playground.Uploads;

public sealed class UploadedFilesTests : IDisposable
{
    readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("fruitfly-uploads-");
    readonly PrivateFolder _folder;
    readonly UploadedFiles _files;

    public UploadedFilesTests()
    {
        _folder = PrivateFolder.In(_home.FullName);
        _files = new UploadedFiles(_folder);
    }

    Task<UploadedFile> Take(string text, string name = "mine.csv") =>
        _files.TakeAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    [Fact]
    public async Task A_file_is_known_by_its_columns_and_read_with_the_target_that_is_chosen()
    {
        var file = await Take("a,b,c\n1,2,0\n3,4,1\n");
        file.Columns.ShouldBe(["a", "b", "c"]);
        _files.Read(file.Id, DataFileOptions.Default with { Target = "a" }).Table.Reading.Features.ShouldBe(["b", "c"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n1,\"x\n", "line 3")]
    [InlineData("a,b\n1\n", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("{\"a\": 1}", "line 1")]
    public async Task A_hostile_file_is_refused_by_the_user_s_name_with_the_place_and_leaves_nothing(
        string text, string place)
    {
        var failure = await Should.ThrowAsync<DataFileException>(() => Take(text));
        failure.File.ShouldBe("mine.csv");
        failure.Place.ShouldStartWith(place);
        await Take("a,b\n1,0\n2,1\n");
        Directory.GetFiles(_folder.Path, "upload-*").Length.ShouldBe(1);
    }

    /// <summary>As in the other rooms that take tables.</summary>
    [Fact]
    public async Task Lines_of_json_are_read_too()
    {
        var lines = from i in Enumerable.Range(0, 20)
                    let kind = i % 3 == 0 ? "x" : "y"
                    let label = i % 2 == 0 ? "even" : "odd"
                    select $$"""{"a": {{i}}, "kind": "{{kind}}", "label": "{{label}}"}""" + "\n";
        var file = await Take(string.Concat(lines), "mine.jsonl");
        file.Columns.ShouldBe(["a", "kind", "label"]);
        var reading = _files.Read(file.Id, DataFileOptions.Default).Table.Reading;
        reading.Columns.Single(column => column.Name == "kind").Levels.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_goes_with_the_last_that_uses_it()
    {
        var file = await Take("a,b\n1,0\n2,1\n");
        var (one, other) = (_files.Use(file.Id), _files.Use(file.Id));
        one.Dispose();
        one.Dispose();
        File.Exists(file.Path).ShouldBeTrue();
        other.Dispose();
        File.Exists(file.Path).ShouldBeFalse();
        Should.Throw<RequestException>(() => _files.Find(file.Id)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Of_files_that_nobody_uses_the_oldest_goes_when_there_are_many()
    {
        var first = await Take("a,b\n1,0\n2,1\n");
        using var use = _files.Use(first.Id);
        var second = await Take("a,b\n1,0\n2,1\n");
        for (var i = 0; i < 7; i++)
            await Take("a,b\n1,0\n2,1\n");
        File.Exists(first.Path).ShouldBeTrue();
        File.Exists(second.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task All_go_in_the_end()
    {
        var file = await Take("a,b\n1,0\n2,1\n");
        _files.Dispose();
        File.Exists(file.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() =>
            _files.TakeAsync("mine.csv", new BrokenStream(), CancellationToken.None));
        Directory.GetFiles(_folder.Path, "upload-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_may_read_a_file()
    {
        var file = await Take("a,b\n1,0\n2,1\n");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose()
    {
        _files.Dispose();
        _folder.Dispose();
        _home.Delete(recursive: true);
    }

    sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            destination.Write("a,b\n1,0\n"u8);
            throw new IOException("The connection broke.");
        }
    }
}
