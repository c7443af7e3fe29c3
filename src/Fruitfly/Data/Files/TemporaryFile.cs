using System.Text.RegularExpressions;

namespace Fruitfly.Data.Files;

/// <summary>The file beside a target that becomes the target when it is complete.</summary>
static partial class TemporaryFile
{
    static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    /// <summary>Writes beside the target, and renames over it. What writers left that were killed is removed.</summary>
    public static void Replace(string target, Action<Stream> write)
    {
        var temporary = Beside(target);
        try
        {
            using (var stream = new FileStream(temporary, CreationOptions(target)))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            Sweep(temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Makes such a file and removes it.</summary>
    public static void Try(string target)
    {
        using var stream = new FileStream(
            Beside(target),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose
            });
    }

    static string Beside(string target) => Path.Combine(
        Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Guid.NewGuid():n}.tmp");

    // A file that is replaced keeps its permissions.
    static FileStreamOptions CreationOptions(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            options.UnixCreateMode = File.GetUnixFileMode(target);
        return options;
    }

    /// <summary>Removes temporary files in the folder of one that was written now. Those of writers at
    /// work are younger, or locked.</summary>
    static void Sweep(string temporary)
    {
        try
        {
            var now = File.GetLastWriteTimeUtc(temporary);
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(temporary)!, ".*.tmp"))
                if (Name().IsMatch(Path.GetFileName(file)) && now - File.GetLastWriteTimeUtc(file) > Abandoned
                    && !IsOpen(file))
                    File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed is in no one's way.
        }
    }

    // A writer holds a lock on its file, which its end gives up, however it ends.
    static bool IsOpen(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    [GeneratedRegex(@"^\..+\.[0-9a-f]{32}\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
