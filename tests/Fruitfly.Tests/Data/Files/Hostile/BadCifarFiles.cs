using Fruitfly.Data.Files;
using Fruitfly.Tests.Data.Images;
using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

/// <summary>Files of CIFAR-10: records of one label and 3,072 pixels.</summary>
static class BadCifarFiles
{
    public static IEnumerable<BadFile> All()
    {
        yield return new("empty", () => [], "byte 0", "0 bytes are left here, and a record has 3073", "cut off");
        yield return new("cut", () => ImageFolder.Cifar(10, 2)[..^1], "byte 3073", "3072 bytes are left here",
            "cut off");
        yield return new("one byte more", () => [.. ImageFolder.Cifar(10, 2), 0], "byte 6146", "1 bytes are left here",
            "cut off");
        yield return new("cifar-100", () => ImageFolder.Cifar(100, 2), "byte 6146", "2 bytes are left here",
            "binary version");
        yield return new("label 10", () => With(ImageFolder.Cifar(10, 3), bytes => bytes[6146] = 10), "byte 6146",
            "the label of image 2 is 10; labels run from 0 to 9", "damaged");
        yield return new("text", () => Bytes("airplane,1,2,3"), "byte 0", "14 bytes are left here", "binary version");
        yield return new("a gigabyte", () => new EndlessStream([], 0), "byte 1073740003", "1821 bytes are left here",
            "cut off");
        yield return new("more than the limit", () => ImageFolder.Cifar(10, 2), "byte 0",
            "the file has 6146 bytes; the most is 6145", "MaxBytes",
            new DataFileOptions { Limits = new FileLimits { MaxBytes = 6145 } });
    }
}
