namespace Fruitfly.Cli.Outputs;

/// <summary>Where a path leads.</summary>
static class RealPath
{
    const int MostLinks = 40;

    /// <summary>The full path without links, of a file that need not be there.</summary>
    public static string Of(string path)
    {
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)));
        var (found, links) = (Path.GetPathRoot(Path.GetFullPath(path))!, 0);
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(found, part);
            if (links < MostLinks && new FileInfo(next).LinkTarget is { } target)
            {
                links++;
                var full = Path.GetFullPath(target, found);
                found = Path.GetPathRoot(full)!;
                foreach (var step in Parts(full))
                    rest.Push(step);
            }
            else
                found = next;
        }
        return found;
    }

    /// <summary>Whether two paths lead to one file: by name, by links of either kind, or where
    /// capitals make no difference.</summary>
    public static bool AreSame(string one, string other)
    {
        var (first, second) = (Of(one), Of(other));
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return first.Equals(second, comparison)
            || (File.Exists(first) && File.Exists(second) && IsOneFile(first, second));
    }

    // A file that is open for one alone cannot be opened again, by whichever of its names.
    static bool IsOneFile(string first, string second)
    {
        try
        {
            using (Open(second))
            {
            }
            using var held = Open(first);
            try
            {
                using var again = Open(second);
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.None);

    // The last first, as a stack takes them.
    static IEnumerable<string> Parts(string full) => full[Path.GetPathRoot(full)!.Length..]
        .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .Reverse();
}
