using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Tests.Data.Files;
using Fruitfly.Tests.Data.Images;

namespace Fruitfly.Tests.Data.Tables;

/// <summary>Every format is described and read back from its description to the same values.</summary>
public sealed class FileFormatsTests
{
    [Theory]
    [InlineData("a,b,y", "{0},{1},{2}", "word")]
    [InlineData("a;b;y", "{0};{1};{2}.5", "semicolons and values")]
    [InlineData("1.5,2.5,leg", "{0}.5,{1},{2}", "no header")]
    [InlineData("a,b,y,", "{0},{1},{2},", "delimiters at the ends")]
    [InlineData("a,y", "r{0},{1},{2}", "row names")]
    [InlineData("a,split,y", "{1},{3},{2}", "a split column")]
    public void A_table_of_text_is_read_back(string header, string row, string what)
    {
        using var file = new SomeFile("t.csv", header, 60, i => string.Format(
            System.Globalization.CultureInfo.InvariantCulture, row, i, i * 7 % 60,
            header.Contains(';') ? $"{i * i}" : i % 2 == 0 ? "leg" : "wing", i % 5 == 0 ? "test" : "train"));
        ReadBack(file.Path, new() { Header = what == "no header" ? false : null });
    }

    [Fact]
    public void Arrays_are_read_back()
    {
        using var file = new SomeFile("a.npz",
            FileBytes.Zip(("x.npy", FileBytes.X()), ("y.npy", FileBytes.Y()), ("x_test.npy", FileBytes.X()),
                ("y_test.npy", FileBytes.Y())));
        var described = ReadBack(file.Path, new() { Targets = TargetKind.Classes });
        described.Schema.Columns.ShouldContain(new TableColumn("y_test", ColumnRole.Target, ColumnReading.Name,
            Split.Test));
        described.Schema.Classes.ShouldBe(["0", "1"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_four_files_of_images_are_read_back(bool compressed)
    {
        using var folder = ImageFolder.OfIdx(compressed: compressed);
        var described = ReadBack(folder.Path, DataFileOptions.Default);
        described.Files.Count.ShouldBe(4);
        described.Whole.ShouldBe(new DataSize(30, 0, 20, 12, 10, 10));
    }

    [Fact]
    public void The_files_of_coloured_images_are_read_back()
    {
        using var folder = ImageFolder.OfCifar(10);
        ReadBack(folder.Path, DataFileOptions.Default).Files.Count.ShouldBe(6);
    }

    static FileDescription ReadBack(string path, DataFileOptions options)
    {
        var described = DescribedFile.Read(path, options);
        var places = new DataPlaces();
        places.Files.Give(path);
        FileDescriptionTests.Same(described.Description.Load(0, places),
            DataFiles.ReadTable(path, options).ToDataSet());
        return described.Description;
    }
}
