using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>Writes a file whole or not at all: into a temporary file in the same folder, flushed to the disk, then
/// renamed over the target. A reader, or a machine that loses power, sees the old file or the new one.</summary>
public static class AtomicFile
{
    /// <summary>Writes what <paramref name="write"/> puts into its stream. Its own exceptions pass through and leave the
    /// old file untouched; a full disk, a missing folder or a forbidden path is a <see cref="DataFileException"/>.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var target = IsDevice(path) || new FileInfo(path).LinkTarget is null
                ? Path.GetFullPath(path)
                : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            if (IsDevice(target))
            {
                using var device = new FileStream(target, FileMode.Open, FileAccess.Write);
                write(device);
            }
            else
                Replace(target, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataFileException(path, "", $"the file cannot be written: {e.Message.TrimEnd('.')}", Remedy(path), e);
        }
    }

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    static void Replace(string target, Action<Stream> write)
    {
        var temporary = Path.Combine(
            Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Guid.NewGuid():n}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, CreationOptions(target)))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // A file that is replaced keeps its permissions.
    static FileStreamOptions CreationOptions(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            options.UnixCreateMode = File.GetUnixFileMode(target);
        return options;
    }

    // Renaming over /dev/stdout or /dev/null would replace the device by a file.
    static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    static string Remedy(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)
            ? $"Create the folder '{folder}' first, or choose another path."
            : "Choose a path that is not a folder and may be written, on a disk with free space.";
}
