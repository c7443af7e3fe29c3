using System.Security.Cryptography;

namespace Fruitfly.Web;

/// <summary>A folder of one web lab that only its user may enter, for what users bring and take along. It goes with the
/// lab; where the lab was killed it goes when the next one starts beside it.</summary>
sealed class PrivateFolder : IDisposable
{
    const string Prefix = "web-";
    const string LockName = "lock";

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly FileStream _lock;

    PrivateFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>Makes one within a folder, and removes those of labs that have ended without doing so.</summary>
    public static PrivateFolder In(string home)
    {
        Sweep(home);
        var path = System.IO.Path.Combine(home, Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path); // inherits the rights of the user's folder
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        return new PrivateFolder(path, Hold(path, FileMode.CreateNew));
    }

    /// <summary>A new file that no one else may read.</summary>
    public FileStream Create(string name, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite,
            Share = FileShare.None, Options = options
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        return new FileStream(System.IO.Path.Combine(Path, name), how);
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        _lock.Dispose();
        Remove(Path);
    }

    // The system lets go of a lock when its process ends, however it ends.
    static FileStream Hold(string path, FileMode mode) =>
        new(System.IO.Path.Combine(path, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    static void Sweep(string home)
    {
        foreach (var path in Directory.EnumerateDirectories(home, Prefix + "????????????????"))
        {
            try
            {
                Hold(path, FileMode.Open).Dispose();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                continue; // it is held, or no lab's
            }
            Remove(path);
        }
    }

    static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next lab tries again.
        }
    }
}
