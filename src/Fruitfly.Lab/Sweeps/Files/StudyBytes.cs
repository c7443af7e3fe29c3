using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Reads a study file, and no more of it than a study may hold.</summary>
static class StudyBytes
{
    /// <exception cref="DataFileException">it cannot be read</exception>
    public static byte[] Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[StudyYaml.MaxBytes + 1];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(path, "", "there is no such file",
                $"Check the path; relative paths start at '{Directory.GetCurrentDirectory()}'.", missing);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw Directory.Exists(path)
                ? new DataFileException(path, "", "this is a folder", "Name a study file in it.", refused)
                : new DataFileException(path, "", "the file may not be read", "Ask its owner for the right.", refused);
        }
        catch (Exception failed) when (failed is IOException or ArgumentException or NotSupportedException)
        {
            throw new DataFileException(path, "", $"the file cannot be read: {failed.Message.TrimEnd('.')}",
                "Check the path and the disk.", failed);
        }
    }
}
