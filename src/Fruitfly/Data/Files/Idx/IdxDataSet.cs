using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>A data set of IDX files under MNIST's names: train-images-idx3-ubyte, train-labels-idx1-ubyte, and t10k-…
/// for the test part, each plain or with .gz.</summary>
static class IdxDataSet
{
    const string TrainingImages = "train-images-idx3-ubyte";

    public static Table LoadFolder(string folder, DataFileOptions options)
    {
        var images = ImagesIn(folder);
        return InputFile.Read(images, stream => Load(stream, images, options));
    }

    /// <summary>The images of the training part in MNIST's folder.</summary>
    public static string ImagesIn(string folder) => Existing(Path.Combine(folder, TrainingImages))
        ?? Existing(Path.Combine(folder, TrainingImages.Replace("-idx", ".idx")))
        ?? throw new DataFileException(folder, "", $"the folder has no {TrainingImages} or {TrainingImages}.gz",
            "Name a file, or a folder with the four files of MNIST.");

    public static Table Load(Stream stream, string file, DataFileOptions options)
    {
        options.RequireNoTable(file, "IDX");
        var images = IdxFile.Read(stream, file, options.Limits);
        return FromArrays(
            [(file, images), .. Beside(file).Select(other => (other, IdxFile.Read(other, options.Limits)))], options);
    }

    /// <summary>The files that belong to images: their labels, and images and labels of the test
    /// part where they are there.</summary>
    public static IReadOnlyList<string> Beside(string images)
    {
        var labels = LabelsFor(images);
        return Path.GetFileName(images).StartsWith("train", StringComparison.Ordinal)
            && Existing(InFolder(images, "t10k" + Path.GetFileName(images)["train".Length..])) is { } test
            ? [labels, test, LabelsFor(test)] : [labels];
    }

    /// <param name="arrays">images and labels of the training part, then those of the
    /// test part where there is one</param>
    public static Table FromArrays(IReadOnlyList<(string File, NumericArray Array)> arrays, DataFileOptions options)
    {
        var file = arrays[0].File;
        options.RequireNoTable(file, "IDX");
        if (arrays.Count is not (2 or 4))
            throw new DataFileException(file, "", $"images and labels are 2 or 4 files, and these are {arrays.Count}",
                "Name the files as MNIST does.");
        var builder = new ArrayDataSet(file, options);
        for (var i = 0; i < arrays.Count; i += 2)
            builder.Add(
                i == 0 ? Split.Training : Split.Test, Path.GetFileName(arrays[i].File), arrays[i].Array,
                Path.GetFileName(arrays[i + 1].File), arrays[i + 1].Array);
        return builder.Build(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)) ?? file), TableFormat.Idx);
    }

    static string LabelsFor(string images)
    {
        var name = Path.GetFileName(images);
        var expected = name.Replace("images", "labels").Replace("idx3", "idx1");
        if (expected == name || Existing(InFolder(images, expected)) is not { } labels)
            throw new DataFileException(images, "byte 0", "the images have no labels: beside them should be "
                + (expected == name ? "a file with 'labels' where this name has 'images'" : $"'{expected}'"),
                "Name the images as MNIST does, such as train-images-idx3-ubyte.gz, with " +
                "train-labels-idx1-ubyte.gz beside them.");
        return labels;
    }

    static string InFolder(string sibling, string name) => Path.Combine(Path.GetDirectoryName(sibling) ?? "", name);

    // The one may be compressed and the other not.
    static string? Existing(string path)
    {
        var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path;
        return ((string[])[path, plain, plain + ".gz"]).FirstOrDefault(File.Exists);
    }
}
