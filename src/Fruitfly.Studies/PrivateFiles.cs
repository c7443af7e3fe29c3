namespace Fruitfly.Studies;

/// <summary>Files and folders that only their owner may read, whatever the system's mask allows. What is there already
/// keeps its rights.</summary>
static class PrivateFiles
{
    const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <exception cref="IOException">the folder cannot be made</exception>
    /// <exception cref="UnauthorizedAccessException">the folder may not be made</exception>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            return;
        }
        // The system gives the mode to the last folder of a path alone.
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            MakeFolder(parent);
        Directory.CreateDirectory(path, OwnersFolder);
    }

    /// <summary>Makes an empty file if there is none. Does nothing if it cannot be made: opening the
    /// file then fails and says why.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            new FileStream(path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew, Access = FileAccess.Write,
                    UnixCreateMode = OwnersFile
                }).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
