using Fruitfly.Data.Files;
using Fruitfly.Data.Images;

namespace Fruitfly.Tests.Data.Files.Hostile;

public sealed class BadFileTests
{
    delegate void Reader(Stream stream, string file, DataFileOptions options);

    static readonly Dictionary<string, (Reader Read, BadFile[] Files)> Formats = new()
    {
        ["npy"] = ((stream, file, options) => NpyFile.Read(stream, file, options.Limits), [.. BadNpyFiles.All()]),
        ["npz"] = ((stream, file, options) => DataFiles.Load(stream, file, options), [.. BadNpzFiles.All()]),
        ["parquet"] = (Raw, [.. BadParquetFiles.All()]),
        ["jsonl"] = (Raw, [.. BadJsonLinesFiles.All()]),
        ["parquet in parts"] = (InParts, [.. BadParquetFiles.All()]),
        ["jsonl in parts"] = (InParts, [.. BadJsonLinesFiles.All()]),
        ["csv"] = ((stream, file, options) => DataFiles.Load(stream, file, options), [.. BadCsvFiles.All()]),
        ["idx"] = ((stream, file, options) => IdxFile.Read(stream, file, options.Limits), [.. BadIdxFiles.All()]),
        ["cifar"] = ((stream, file, options) => CifarImages.Read(stream, file, [10], options.Limits),
            [.. BadCifarFiles.All()]),
    };

    static void Raw(Stream stream, string file, DataFileOptions options) => RawTables.Read(
        stream, file, ContentFormat.Of(stream, file, options.Limits), options);

    static void InParts(Stream stream, string file, DataFileOptions options)
    {
        foreach (var part in RawParts.Read(
            stream, file, ContentFormat.Of(stream, file, options.Limits), options, wanted: null))
            part.Columns.ShouldAllBe(column => column.Numbers.Length == part.Rows);
    }

    public static TheoryData<string, string> Names()
    {
        var names = new TheoryData<string, string>();
        foreach (var (format, (_, files)) in Formats)
            foreach (var file in files)
                names.Add(format, file.Name);
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_one_error_with_file_place_and_remedy_in_bounded_memory(string format, string name)
    {
        var (read, files) = Formats[format];
        var bad = files.Single(file => file.Name == name);
        var path = $"folder/bad.{format}";
        using var stream = bad.Open();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Should.Throw<DataFileException>(() => read(stream, path, bad.Options ?? DataFileOptions.Default));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        error.File.ShouldBe(path);
        error.Place.ShouldNotBeEmpty();
        error.Place.ShouldContain(bad.Place);
        error.Problem.ShouldContain(bad.Problem);
        error.Hint.ShouldContain(bad.Hint);
        error.Hint.ShouldEndWith(".");
        error.Message.ShouldBe($"{path}: {error.Place}: {error.Problem}. {error.Hint}");
        ShouldBeSentence(error.Remedy.In(setting => $"<{setting}>"));
        ShouldBeSentence(
            error.Remedy.In(setting =>
                setting is FileSetting.ClassNames or >= FileSetting.MaxBytes ? null : "the control"));
        error.Message.ShouldNotContain('\u001b');
        allocated.ShouldBeLessThan(bad.MostBytes);
    }

    // What another face says of the same error: nothing of the library, and whole where the face lacks a setting.
    static void ShouldBeSentence(string hint)
    {
        hint.ShouldNotMatch(@"DataFile|FileLimits|Limits\.|Options\b|--[a-z]|@");
        hint.ShouldNotMatch(@" [.,;:]|(with|or|and|by|of)[.,;:]|  ");
        hint.ShouldEndWith(".");
    }
}
