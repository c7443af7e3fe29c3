using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Images;

/// <summary>A folder with the files of a tiny image set in a real format; gone after the test.</summary>
sealed class ImageFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-images-");

    public string Path => _folder.FullName;

    /// <summary>MNIST's four files: images of 4 × 3 pixels whose first pixel is their
    /// label, ten classes in turn.</summary>
    public static ImageFolder OfIdx(int training = 30, int test = 20, bool compressed = false)
    {
        var folder = new ImageFolder();
        folder.Write("train", training, compressed);
        folder.Write("t10k", test, compressed);
        return folder;
    }

    /// <summary>CIFAR's files: pixel k of channel c of image i is (i + c + k) mod 256.</summary>
    public static ImageFolder OfCifar(int classes, int images = 2)
    {
        var folder = new ImageFolder();
        string[] names = classes == 10
            ? [.. Enumerable.Range(1, 5).Select(batch => $"data_batch_{batch}.bin"), "test_batch.bin"]
            : ["train.bin", "test.bin"];
        foreach (var name in names)
            folder.Put(name, Cifar(classes, images));
        return folder;
    }

    public static byte[] Cifar(int classes, int images) =>
    [
        .. Enumerable.Range(0, images).SelectMany(image => (byte[])
        [
            .. classes == 10 ? (byte[])[(byte)(image % 10)] : [(byte)(image % 20), (byte)(99 - image % 100)],
            .. from channel in Enumerable.Range(0, 3) from position in Enumerable.Range(0, 1024)
                select (byte)(image + channel + position),
        ]),
    ];

    public ImageFolder Put(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    void Write(string part, int images, bool compressed)
    {
        var pixels = Idx(8, [images, 4, 3],
            [.. Enumerable.Range(0, images * 12).Select(i => (byte)(i % 12 == 0 ? i / 12 % 10 : 20 * (i % 12)))]);
        var labels = Idx(8, [images], [.. Enumerable.Range(0, images).Select(i => (byte)(i % 10))]);
        var ending = compressed ? ".gz" : "";
        Put($"{part}-images-idx3-ubyte{ending}", compressed ? Gzip(pixels) : pixels);
        Put($"{part}-labels-idx1-ubyte{ending}", compressed ? Gzip(labels) : labels);
    }
}
