using Fruitfly.Studies;

namespace Fruitfly.Web.Security;

/// <summary>The pass that browsers hold, in a file beside the store that only its owner may read.</summary>
static class KeptPass
{
    public const string Name = "web-pass";

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The one that is kept in the folder, or a new one, which is kept from now on.</summary>
    /// <param name="isRenewed">whether the kept one is given up, so that no browser is let in by it any more</param>
    /// <exception cref="StudyStoreException">the file cannot be read or written</exception>
    public static string In(string folder, bool isRenewed)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (!isRenewed && Read(path) is { } kept)
                return kept;
            var pass = AccessToken.NewSecret();
            Write(path, pass);
            return pass;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The pass of the web lab cannot be kept in '{path}' ({failure.Message.TrimEnd('.')}).",
                "Give yourself the right to read and write that file, or delete it.", failure);
        }
    }

    // What others may read is no secret any more, and what is no pass was not written here.
    static string? Read(string path)
    {
        if (new FileInfo(path) is not { Exists: true, LinkTarget: null, Length: < 1024 } file
            || !OperatingSystem.IsWindows() && (file.UnixFileMode & ~OwnerOnly) != 0)
            return null;
        var text = File.ReadAllText(path).Trim();
        return AccessToken.IsSecret(text) ? text : null;
    }

    // Made with its rights and then moved, so that it is never there half or open to others.
    static void Write(string path, string pass)
    {
        var made = $"{path}.{AccessToken.NewSecret()[..8]}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(made, how))
            writer.WriteLine(pass);
        File.Move(made, path, overwrite: true);
    }
}
