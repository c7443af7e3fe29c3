using Fruitfly.Data;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Tables;

/// <summary>A folder with one file of a user's; gone after the test.</summary>
sealed class SomeFile : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-file-");

    public SomeFile(string name, string header, int rows, Func<int, string> row) : this(
        name, System.Text.Encoding.UTF8.GetBytes(
            header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(i => row(i) + "\n"))))
    {
    }

    public SomeFile(string name, byte[] content) => File.WriteAllBytes(Path = this[name], content);

    /// <summary>100 rows of two features, an owner of four rows each, a day and two classes.</summary>
    public static SomeFile Pets() => new(
        "pets.csv", "a,b,owner,day,kind", 100,
        i => FormattableString.Invariant(
            $"{i * 7 % 100}.5,{i * i % 13},o{i / 4},{new DateTime(2024, 1, 1).AddDays(i * 37 % 100):yyyy-MM-dd},{(i % 3 == 0 ? "cat" : "dog")}"));

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(_folder.FullName, name);

    public DescribedFile Describe(DataFileOptions? options = null) => DescribedFile.Read(Path, options);

    /// <summary>Where the file lies.</summary>
    public DataPlaces Places()
    {
        var places = new DataPlaces();
        places.Files.Give(Path);
        return places;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
