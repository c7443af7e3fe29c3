using Fruitfly.Data.Files;

namespace Fruitfly.Data.Images;

/// <summary>The binary version of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): records of one label byte, or a coarse and
/// a fine one, and 32 × 32 pixels, all red, then all green, then all blue. Pixels are turned to the engine's order
/// <c>[height × width × channels]</c>; of CIFAR-100 the fine labels are taken.</summary>
static class CifarImages
{
    const int Side = 32, Channels = 3, Area = Side * Side;

    static readonly string[] Training10 = [.. Enumerable.Range(1, 5).Select(batch => $"data_batch_{batch}.bin")];
    static readonly string[] Names10 =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public static bool AreIn(string folder) => Is10(folder) || Is100(folder);

    public static ImageSet Load(string folder, FileLimits? limits = null)
    {
        limits ??= FileLimits.Default;
        var is10 = Is10(folder);
        int[] classes = is10 ? [10] : [20, 100];
        var files = new ImageFiles(folder, is10 ? Names10 : null);
        var training = Part(files, is10 ? Training10 : ["train.bin"], classes, limits);
        var test = Part(files, [is10 ? "test_batch.bin" : "test.bin"], classes, limits);
        return new ImageSet(files, Side, Side, Channels, classes[^1], training, test);
    }

    /// <summary>The files of a folder, that of the test images last.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        [.. ((string[])(Is10(folder) ? [.. Training10, "test_batch.bin"] : ["train.bin", "test.bin"]))
            .Select(name => Path.Combine(folder, name))];

    /// <summary>The images in files that were read already, in the order of <see cref="FilesIn"/>.</summary>
    public static ImageSet Of(string folder, IReadOnlyList<HashedFile> files, FileLimits limits)
    {
        var is10 = files.Count == Training10.Length + 1;
        if (!is10 && files.Count != 2)
            throw new DataFileException(folder, "", $"CIFAR has 2 or 6 files, and these are {files.Count}",
                "Name the folder of CIFAR's binary version.");
        int[] classes = is10 ? [10] : [20, 100];
        var names = new ImageFiles(folder, is10 ? Names10 : null);
        byte[][] contents = [.. files.Select(file => ReadBytes(file.Open(), file.Path, classes, limits))];
        foreach (var (file, content) in files.Zip(contents))
            names.Add(Path.GetFileName(file.Path), content);
        return new ImageSet(
            names, Side, Side, Channels, classes[^1], Decode(contents[..^1], classes.Length),
            Decode(contents[^1..], classes.Length));
    }

    /// <param name="classes">how many labels each label byte can have</param>
    internal static ImagePart Read(Stream stream, string file, int[] classes, FileLimits limits) =>
        Decode([ReadBytes(stream, file, classes, limits)], classes.Length);

    static ImagePart Part(ImageFiles files, string[] names, int[] classes, FileLimits limits)
    {
        var contents = names.Select(name =>
        {
            var file = Path.Combine(files.Folder, name);
            var bytes = InputFile.Read(file, stream => ReadBytes(stream, file, classes, limits));
            files.Add(name, bytes);
            return bytes;
        }).ToList();
        return Decode(contents, classes.Length);
    }

    static byte[] ReadBytes(Stream stream, string file, int[] classes, FileLimits limits)
    {
        var record = classes.Length + Area * Channels;
        var reader = new ByteReader(stream, file, "", stream.Length, exact: true);
        if (stream.Length == 0 || stream.Length % record != 0)
            throw reader.FailAt(
                stream.Length / record * record,
                $"{stream.Length % record} bytes are left here, and a record " +
                $"has {record}: {(classes.Length == 1 ? "1 label" : $"{classes.Length} labels")} " +
                $"and {Area * Channels} pixels",
                "The file is cut off, or is not the binary version of CIFAR: copy or download it again.");
        if (stream.Length > Math.Min(limits.MaxBytes, Array.MaxLength) || stream.Length > limits.MaxElements)
            throw reader.Fail(
                $"the file has {stream.Length} bytes; the most is {Math.Min(limits.MaxBytes, limits.MaxElements)}",
                $"Cut it into parts{FileSetting.MaxElements:, or raise @}{FileSetting.MaxBytes: and @}.");
        var bytes = reader.Read((int)stream.Length, "records");
        for (var at = 0; at < bytes.Length; at += record)
            for (var i = 0; i < classes.Length; i++)
                if (bytes[at + i] >= classes[i])
                    throw reader.FailAt(
                        at + i, $"the label of image {at / record} is {bytes[at + i]}; labels run from 0 " +
                            $"to {classes[i] - 1}",
                        "The file is damaged, or is not the binary version of CIFAR: copy or download it again.");
        return bytes;
    }

    static ImagePart Decode(IReadOnlyList<byte[]> contents, int labelBytes)
    {
        var record = labelBytes + Area * Channels;
        var labels = new int[contents.Sum(bytes => bytes.Length / record)];
        var pixels = GC.AllocateUninitializedArray<byte>(checked(labels.Length * Area * Channels));
        var image = 0;
        foreach (var bytes in contents)
            for (var at = labelBytes; at < bytes.Length; at += record, image++)
            {
                labels[image] = bytes[at - 1];
                var picture = pixels.AsSpan(image * Area * Channels, Area * Channels);
                for (var channel = 0; channel < Channels; channel++)
                    for (var position = 0; position < Area; position++)
                        picture[position * Channels + channel] = bytes[at + channel * Area + position];
            }
        return new ImagePart(pixels, labels);
    }

    static bool Is10(string folder) => File.Exists(Path.Combine(folder, Training10[0]));

    static bool Is100(string folder) =>
        File.Exists(Path.Combine(folder, "train.bin")) && File.Exists(Path.Combine(folder, "test.bin"));
}
