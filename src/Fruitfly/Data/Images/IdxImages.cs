using System.Buffers.Binary;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Images;

/// <summary>Images in the four IDX files of MNIST, each plain or compressed with gzip.</summary>
static class IdxImages
{
    public const string TrainingImages = "train-images-idx3-ubyte", TrainingLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte", TestLabels = "t10k-labels-idx1-ubyte";

    public static bool AreIn(string folder) => Existing(folder, TrainingImages) is not null;

    public static ImageSet Load(string folder, FileLimits? limits = null)
    {
        limits ??= FileLimits.Default;
        var files = new ImageFiles(folder);
        var (training, shape) = Part(files, TrainingImages, TrainingLabels, limits);
        var (test, testShape) = Part(files, TestImages, TestLabels, limits);
        if (shape != testShape)
            throw new DataFileException(
                Existing(folder, TestImages)!, "byte 8",
                $"the images have {testShape.Height} × {testShape.Width} pixels, those of training {shape.Height} " +
                $"× {shape.Width}",
                "Put the four files of one data set into the folder.");
        var classes = Math.Max(2, 1 + Math.Max(Largest(training), Largest(test)));
        return new ImageSet(files, shape.Height, shape.Width, 1, classes, training, test);
    }

    static (ImagePart Part, (int Height, int Width) Shape) Part(
        ImageFiles files, string imagesName, string labelsName, FileLimits limits)
    {
        var (imagesFile, images) = Read(files, imagesName, 3, limits);
        var (labelsFile, labels) = Read(files, labelsName, 1, limits);
        if (images.Count == 0)
            throw new DataFileException(imagesFile, "byte 4",
                $"the shape ({string.Join(", ", images.Shape.ToArray())}) has no pixels",
                "Copy or download the file again.");
        if (labels.Count != images.Shape[0])
            throw new DataFileException(
                labelsFile, "byte 4",
                $"there are {labels.Count} labels for the {images.Shape[0]} images of '{Path.GetFileName(imagesFile)}'",
                "Put the four files of one data set into the folder.");
        return (new ImagePart(images.Bytes.ToArray(), [.. labels.ToIntegers().Select(label => (int)label)]),
            (images.Shape[1], images.Shape[2]));
    }

    static (string File, NumericArray Array) Read(ImageFiles files, string name, int dimensions, FileLimits limits)
    {
        var file = Existing(files.Folder, name) ?? throw new DataFileException(
            files.Folder, "", $"the folder has no {name} or {name}.gz",
            "Put the four files of MNIST or Fashion-MNIST into it, under their own names.");
        var array = IdxFile.Read(file, limits);
        if (array.Type != ElementType.UInt8 || array.Shape.Length != dimensions)
            throw new DataFileException(
                file, "byte 2",
                $"the array is {array.Type} with {array.Shape.Length} dimensions; it must be UInt8 with {dimensions}",
                "Check that the file is what its name says.");
        var header = new byte[4 + 4 * dimensions];
        (header[2], header[3]) = (0x08, (byte)dimensions);
        for (var axis = 0; axis < dimensions; axis++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), array.Shape[axis]);
        files.Add(name, [.. header, .. array.Bytes]);
        return (file, array);
    }

    static int Largest(ImagePart part)
    {
        var largest = 0;
        foreach (var label in part.Labels)
            largest = Math.Max(largest, label);
        return largest;
    }

    // Some who redistribute the files write a dot before idx, or leave out the compression.
    static string? Existing(string folder, string name) =>
        ((string[])[name + ".gz", name, name.Replace("-idx", ".idx"), name.Replace("-idx", ".idx") + ".gz"])
        .Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
}
