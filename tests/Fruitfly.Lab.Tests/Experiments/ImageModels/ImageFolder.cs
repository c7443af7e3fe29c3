using System.Buffers.Binary;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Lab.Tests.Experiments.ImageModels;

/// <summary>A folder with a tiny image set in MNIST's format: ten classes of 8 × 8 pixels, told apart by which of them
/// are bright. Gone after the test.</summary>
sealed class ImageFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-images-");

    public ImageFolder(int training = 200, int test = 100)
    {
        Write("train", training);
        Write("t10k", test);
    }

    public string Path => _folder.FullName;

    public ExperimentSettings Settings(Experiment experiment, params (string Name, double Value)[] changed) => new(
        experiment, Preset.Quick, changed.ToDictionary(option => option.Name, option => option.Value))
    {
        Images = new ImageSets(Path),
    };

    /// <summary>As many photographs in the format of CIFAR-100, one of each class.</summary>
    public void AddCifar100()
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, "cifar-100-binary")).FullName;
        byte[] records =
            [.. Enumerable.Range(0, 100)
                .SelectMany(i =>
                    (byte[])[(byte)(i % 20), (byte)i, .. Enumerable.Range(0, 3072).Select(k => (byte)(i * k % 251))])];
        foreach (var file in (string[])["train.bin", "test.bin"])
            File.WriteAllBytes(System.IO.Path.Combine(folder, file), records);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    void Write(string part, int images)
    {
        var pixels = Enumerable.Range(0, images * 64)
            .Select(i => (byte)(i % 64 / 6 == i / 64 % 10 ? 200 + i % 50 : i * 31 % 40));
        Put($"{part}-images-idx3-ubyte", [images, 8, 8], [.. pixels]);
        Put($"{part}-labels-idx1-ubyte", [images], [.. Enumerable.Range(0, images).Select(i => (byte)(i % 10))]);
    }

    void Put(string name, int[] lengths, byte[] values)
    {
        var header = new byte[4 + 4 * lengths.Length];
        (header[2], header[3]) = (8, (byte)lengths.Length);
        for (var axis = 0; axis < lengths.Length; axis++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), lengths[axis]);
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), [.. header, .. values]);
    }
}
