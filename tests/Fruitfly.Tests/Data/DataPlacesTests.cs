using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Tests.Data.Tables;

namespace Fruitfly.Tests.Data;

public sealed class DataPlacesTests : IDisposable
{
    readonly SomeFile _file = SomeFile.Pets();

    public void Dispose() => _file.Dispose();

    FileDescription Data => field ??= _file.Describe(new() { Group = "owner", Time = "day" }).Description;

    DataPlaces SeenAt(params string[] paths) => new(files: new FilePlaces(sha256 => sha256 != Data.Files[0].Sha256 ? []
        : [.. paths.Select(path => new SeenFile(Data.Files[0], path, DateTimeOffset.UnixEpoch))]));

    [Fact]
    public void A_file_is_found_where_it_was_seen_or_where_it_is_given()
    {
        Data.Load(0, SeenAt(_file["elsewhere.csv"], _file.Path)).Training.Count.ShouldBe(100);
        var places = SeenAt();
        places.Files.Give(_file.Path).ShouldHaveSingleItem().Content.ShouldBe(Data.Files[0]);
        Data.Load(0, places).Training.Count.ShouldBe(100);
    }

    [Fact]
    public void A_file_that_is_gone_is_named_with_the_way_to_give_it()
    {
        var places = SeenAt(_file["pets-of-may.csv"]);
        var missing = Should.Throw<MissingDataException>(() => Data.Load(0, places));
        missing.File.ShouldBe(_file["pets-of-may.csv"]);
        missing.Problem.ShouldBe(
            $"the file is not there any more; it had {Data.Files[0].Bytes:N0} bytes and the " +
            $"SHA-256 {Data.Files[0].Sha256}");
        missing.Remedy.In(setting => setting == FileSetting.DataFile ? "--data" : null)
            .ShouldBe("Put the file back, or name a copy of it with --data.");
        Should.Throw<MissingDataException>(() => Data.Load(0)).Problem.ShouldContain("was never seen here");
    }

    [Fact]
    public void A_file_that_has_changed_is_not_read()
    {
        var places = SeenAt(_file.Path);
        _ = Data;
        File.AppendAllText(_file.Path, "1,2,o9,2024-01-01,dog\n");
        Should.Throw<MissingDataException>(() => Data.Load(0, places)).Problem.ShouldStartWith(
            "the file has changed: it has ");
    }

    [Fact]
    public void One_table_serves_every_split_of_it()
    {
        var places = SeenAt(_file.Path);
        Data.Load(0, places);
        File.Delete(_file.Path);
        (Data with { Split = new() { TrainSplit = 0.5 } }).Load(1, places).Test!.Count.ShouldBe(50);
    }
}
