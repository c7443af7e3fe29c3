using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>A data set of IDX files under MNIST's names: train-images-idx3-ubyte, train-labels-idx1-ubyte, and t10k-… for
/// the test part, each plain or with .gz.</summary>
static class IdxDataSet
{
    const string TrainingImages = "train-images-idx3-ubyte";

    public static Table LoadFolder(string folder, DataFileOptions options)
    {
        var images = Existing(Path.Combine(folder, TrainingImages))
            ?? Existing(Path.Combine(folder, TrainingImages.Replace("-idx", ".idx")))
            ?? throw new DataFileException(folder, "", $"the folder has no {TrainingImages} or {TrainingImages}.gz",
                "Name a file, or a folder with the four files of MNIST.");
        return InputFile.Read(images, stream => Load(stream, images, options));
    }

    public static Table Load(Stream stream, string file, DataFileOptions options)
    {
        options.RequireNoTable(file, "IDX");
        var images = IdxFile.Read(stream, file, options.Limits);
        var builder = new ArrayDataSet(file, options);
        var (x, y, labels) = LabelsFor(file, options);
        builder.Add(Split.Training, x, images, y, labels);
        if (Path.GetFileName(file).StartsWith("train", StringComparison.Ordinal)
            && Existing(InFolder(file, "t10k" + Path.GetFileName(file)["train".Length..])) is { } test)
        {
            var (testX, testY, testLabels) = LabelsFor(test, options);
            builder.Add(Split.Test, testX, IdxFile.Read(test, options.Limits), testY, testLabels);
        }
        return builder.Build(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)) ?? file), "IDX");
    }

    static (string ImagesName, string LabelsName, NumericArray Labels) LabelsFor(string images, DataFileOptions options)
    {
        var name = Path.GetFileName(images);
        var expected = name.Replace("images", "labels").Replace("idx3", "idx1");
        if (expected == name || Existing(InFolder(images, expected)) is not { } labels)
            throw new DataFileException(images, "byte 0", "the images have no labels: beside them should be "
                + (expected == name ? "a file with 'labels' where this name has 'images'" : $"'{expected}'"),
                "Name the images as MNIST does, such as train-images-idx3-ubyte.gz, with train-labels-idx1-ubyte.gz beside them.");
        return (name, Path.GetFileName(labels), IdxFile.Read(labels, options.Limits));
    }

    static string InFolder(string sibling, string name) => Path.Combine(Path.GetDirectoryName(sibling) ?? "", name);

    // The one may be compressed and the other not.
    static string? Existing(string path)
    {
        var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path;
        return ((string[])[path, plain, plain + ".gz"]).FirstOrDefault(File.Exists);
    }
}
