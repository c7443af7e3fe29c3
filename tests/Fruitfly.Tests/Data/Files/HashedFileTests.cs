using System.Security.Cryptography;
using Fruitfly.Data;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class HashedFileTests : IDisposable
{
    readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("fruitfly-hashed-").FullName, "large.csv");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    // Larger than what is kept in memory, and quick to read: few rows with much text.
    void Write(string last)
    {
        var word = new string('w', 1 << 19);
        using var file = new StreamWriter(_path);
        file.Write("a,b,y\n");
        for (var i = 0; i < 140; i++)
            file.Write($"{i},{word},{i % 2}\n");
        file.Write(last);
    }

    string Hash()
    {
        using var stream = File.OpenRead(_path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    [Fact]
    public void A_large_file_is_hashed_while_it_is_parsed_and_found_again_by_its_hash()
    {
        Write("140,last,0\n");
        var described = DescribedFile.Read(_path, new() { Drop = ["b"] });
        described.Description.Files.Single().ShouldBe(new(new FileInfo(_path).Length, Hash()));
        described.Table.Count(Split.Training).ShouldBe(141);

        var places = new DataPlaces();
        places.Files.Give(_path);
        described.Description.Load(0, places).Training.Count.ShouldBe(141);
        File.AppendAllText(_path, "1,x,0\n");
        var late = new DataPlaces(); // that saw the file before it changed
        late.Files.Give(described);
        Should.Throw<MissingDataException>(() =>
            (described.Description with { Schema = described.Description.Schema with { Missing = ["z"] } })
                .Load(0, late)).Problem.ShouldContain("the file has changed");
    }

    [Fact]
    public void A_file_that_changes_between_two_looks_is_an_error()
    {
        Write("140,last,0\n");
        var file = HashedFile.Read(_path, FileLimits.Default);
        file.Parse(stream => new StreamReader(stream).ReadLine()).ShouldBe("a,b,y");
        file.Content.Sha256.ShouldBe(Hash());
        Write("140,lost,0\n");
        Should.Throw<DataFileException>(() => file.Parse(stream => stream.ReadByte())).Problem.ShouldBe(
            "the file changed while it was read");
        Should.Throw<DataFileException>(() => file.ParseAnywhere(stream => stream.ReadByte()));
        Should.Throw<DataFileException>(() => file.Bytes);
    }
}
