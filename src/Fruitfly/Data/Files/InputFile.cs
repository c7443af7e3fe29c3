namespace Fruitfly.Data.Files;

/// <summary>Opens a file to be read whole, and turns what the operating system says into the one error.</summary>
static class InputFile
{
    public static T Read<T>(string path, Func<Stream, T> read) => Explained(path, () =>
    {
        using var stream = OpenUnexplained(path);
        return read(stream);
    });

    /// <summary>Opens a file that is read while something else is written; what reads it is to be
    /// <see cref="Explained"/> too.</summary>
    public static Stream Open(string path) => Explained(path, () => OpenUnexplained(path));

    public static T Explained<T>(string path, Func<T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(path, "", "there is no such file", "Check the path; relative paths start at "
                + $"'{Directory.GetCurrentDirectory()}'.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Directory.Exists(path)
                ? new DataFileException(path, "", "this is a folder", "Name a file in it.", e)
                : new DataFileException(path, "", "the file may not be read",
                    "Ask its owner for the permission to read.", e);
        }
        catch (IOException e)
        {
            throw new DataFileException(path, "", $"the file cannot be read: {e.Message.TrimEnd('.')}",
                "Check the disk, and that no other program holds the file.", e);
        }
    }

    static FileStream OpenUnexplained(string path)
    {
        if (SpecialFile.Is(path))
            throw NoFile(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        if (stream.CanSeek)
            return stream;
        stream.Dispose();
        throw NoFile(path);
    }

    static DataFileException NoFile(string path) =>
        new(path, "", "this is a pipe, a device or a socket", "Write the data to a file first, and name that.");
}
