using System.Security.Cryptography;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;

namespace Fruitfly.Studies.Cluster;

/// <summary>The data of a bundle: users' files by their hashes, and folders of images.</summary>
static class BundleData
{
    /// <summary>Names of folders that are looked into below a folder of images.</summary>
    static readonly string[] ImageFolders =
        ["mnist", "fashion-mnist", "cifar-10-batches-bin", "cifar-100-binary", "MNIST", "FashionMNIST"];

    static readonly string[] ImageFiles = ["*-ubyte", "*-ubyte.gz", "*.bin", "*.txt"];

    public static string ImagesOf(string folder) => Path.Combine(folder, "data", "images");

    public static IReadOnlyList<SeenFile> Seen(string folder, string sha256) =>
        new FileInfo(FileOf(folder, sha256)) is { Exists: true } file
            ? [new SeenFile(new FileContent(file.Length, sha256), file.FullName, file.LastWriteTimeUtc)] : [];

    /// <summary>Copies what the trials read; what is beside the program goes with it.</summary>
    /// <exception cref="MissingDataException">a file is not where it was seen</exception>
    /// <exception cref="DataFileException">images are not found, or damaged</exception>
    /// <exception cref="IOException">a copy cannot be written</exception>
    public static void Copy(IReadOnlyList<Trial> trials, IStudyStore store, ImageSets images, string folder)
    {
        var data = trials.Select(trial => trial.Data).Distinct().ToList();
        foreach (var file in data.OfType<FileDescription>().SelectMany(one => one.Files)
            .DistinctBy(file => file.Sha256))
            CopyFile(file, store, folder);
        var free = new Queue<string>(ImageFolders);
        foreach (var set in data.OfType<ImageDescription>().DistinctBy(one => one.Sha256)
            .Select(one => images.Open(one.Set, one.Sha256)).DistinctBy(set => set.Folder))
        {
            if (set.Folder.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
                continue;
            var target = Path.Combine(ImagesOf(folder), free.Dequeue());
            Directory.CreateDirectory(target);
            foreach (var path in ImageFiles.SelectMany(pattern => Directory.EnumerateFiles(set.Folder, pattern)))
                File.Copy(path, Path.Combine(target, Path.GetFileName(path)));
        }
    }

    static void CopyFile(FileContent file, IStudyStore store, string folder)
    {
        var target = FileOf(folder, file.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        foreach (var place in store.Files(file.Sha256).Where(place => File.Exists(place.Path)))
        {
            File.Copy(place.Path, target, overwrite: true);
            using var copy = File.OpenRead(target);
            if (Convert.ToHexStringLower(SHA256.HashData(copy)) == file.Sha256)
                return;
        }
        File.Delete(target);
        throw new MissingDataException("data of a trial",
            $"no file with the SHA-256 {file.Sha256} is where it was seen",
            $"Put the file back{FileSetting.DataFile:, or name a copy of it with @}.");
    }

    static string FileOf(string folder, string sha256) => Path.Combine(folder, "data", sha256);
}
