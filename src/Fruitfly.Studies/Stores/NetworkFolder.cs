namespace Fruitfly.Studies.Stores;

/// <summary>Finds out whether a path lies on a file system that machines share. There locks are missing or late, and
/// SQLite files get damaged (https://www.sqlite.org/howtocorrupt.html, section 2.1).</summary>
static class NetworkFolder
{
    static readonly string[] Types =
    [
        "nfs", "nfs4", "lustre", "gpfs", "beegfs", "cifs", "smb3", "smbfs", "afs", "ceph", "panfs", "pvfs2", "glusterfs",
        "wekafs",
    ];

    /// <summary>File systems of a process that serve one machine.</summary>
    static readonly string[] LocalFuse = ["fuse.fuse-overlayfs", "fuse.portal", "fuse.gvfsd-fuse", "fuse.lxcfs"];

    /// <summary>The type of the file system, such as <c>nfs4</c>; null where it is one of this machine, and where the
    /// system does not tell.</summary>
    public static string? Of(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() ? Of(Resolved(path), File.ReadAllText("/proc/self/mounts")) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="path">full, without links</param>
    /// <param name="mounts">as <c>/proc/self/mounts</c> has them: device, folder, type and more in each line</param>
    public static string? Of(string path, string mounts)
    {
        var (longest, found) = ("", "");
        foreach (var line in mounts.Split('\n'))
            // Of two on one folder the later one covers the earlier.
            if (line.Split(' ') is [_, var escaped, var type, ..] && Folder(escaped) is var folder
                && folder.Length >= longest.Length && IsWithin(path, folder))
                (longest, found) = (folder, type);
        return Types.Contains(found)
            || (found == "fuse" || found.StartsWith("fuse.", StringComparison.Ordinal)) && !LocalFuse.Contains(found)
            ? found : null;
    }

    static bool IsWithin(string path, string folder) => folder == "/" || path == folder
        || path.StartsWith(folder + "/", StringComparison.Ordinal);

    // Spaces and the like stand as octal numbers.
    static string Folder(string escaped) => escaped.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n")
        .Replace("\\134", "\\");

    static string Resolved(string path)
    {
        path = Path.GetFullPath(path);
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(Resolved(parent), Path.GetFileName(path));
        return new FileInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } target && target != path
            ? Resolved(target) : here;
    }
}
