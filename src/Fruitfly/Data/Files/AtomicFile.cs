using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Fruitfly.Data.Files;

/// <summary>Writes a file whole or not at all: into a temporary file in the same folder, flushed to the disk, then
/// renamed over the target. A reader, or a machine that loses power, sees the old file or the new one. A pipe or device
/// is written to and stays what it is.</summary>
public static class AtomicFile
{
    /// <summary>Writes what <paramref name="write"/> puts into its stream. Its own exceptions pass through and leave
    /// the old file untouched; a full disk, a missing folder or a forbidden path is a
    /// <see cref="DataFileException"/>.</summary>
    public static void Write(string path, Action<Stream> write) => Explained(path, () =>
    {
        var target = Target(path);
        if (IsStream(target))
        {
            using var stream = OpenStream(target);
            write(stream);
        }
        else
            TemporaryFile.Replace(target, write);
    });

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Finds out whether <see cref="Write"/> can begin, before the work whose result it
    /// is to keep; leaves nothing.</summary>
    /// <exception cref="DataFileException">there is no such folder, or it cannot be written</exception>
    public static void RequireWritable(string path) => Explained(path, () =>
    {
        var target = Target(path);
        if (Directory.Exists(target))
            throw new IOException("it is a folder");
        if (!IsStream(target))
            TemporaryFile.Try(target);
    });

    /// <summary>Whether writing goes into a pipe or device that is there, and replaces no file.</summary>
    public static bool IsStream(string path) => IsDevice(path) || SpecialFile.Is(path);

    static void Explained(string path, Action work)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataFileException(path, "", $"the file cannot be written: {e.Message.TrimEnd('.')}", Remedy(path),
                e);
        }
    }

    static string Target(string path) => IsDevice(path) || new FileInfo(path).LinkTarget is null
        ? Path.GetFullPath(path)
        : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>What the process has open is written to as it is: opened again by its name, a file would be written
    /// from its beginning, over what is there.</summary>
    static Stream OpenStream(string target) => target switch
    {
        "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1" => Console.OpenStandardOutput(),
        "/dev/stderr" or "/dev/fd/2" or "/proc/self/fd/2" => Console.OpenStandardError(),
        _ when Descriptor(target) is { } number =>
            new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write),
        _ => new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
    };

    static int? Descriptor(string target)
    {
        foreach (var folder in (string[])["/dev/fd/", "/proc/self/fd/"])
            if (target.StartsWith(folder, StringComparison.Ordinal)
                && int.TryParse(target.AsSpan(folder.Length), NumberStyles.None, CultureInfo.InvariantCulture,
                    out var number))
                return number;
        return null;
    }

    // Renaming over /dev/stdout or /dev/null would replace the device by a file.
    static bool IsDevice(string path) => path.StartsWith("/proc/self/fd/", StringComparison.Ordinal)
        || (path.StartsWith("/dev/", StringComparison.Ordinal)
            && !path.StartsWith("/dev/shm/", StringComparison.Ordinal));

    static string Remedy(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)
            ? $"Create the folder '{folder}' first, or choose another path."
            : "Choose a path that is not a folder and may be written, on a disk with free space.";
}
