namespace Fruitfly.Studies.Sqlite;

/// <summary>The SQLite library that the program runs on.</summary>
static class SqliteLibrary
{
    /// <summary>Before it, two connections that checkpoint a write-ahead log at once could lose committed writes;
    /// another program may have put a store into that mode.</summary>
    static readonly Version Oldest = new(3, 51, 3);

    /// <param name="version">such as 3.53.4</param>
    /// <exception cref="StudyStoreException">the library is too old, or says no version</exception>
    public static void Require(string? version, string path)
    {
        if (!Version.TryParse(version, out var found) || found < Oldest)
            throw new StudyStoreException(
                $"The store '{path}' is not opened: this program runs on " +
                $"SQLite {version ?? "of no known version"}, which can lose data; it needs {Oldest}.",
                "Build the program again with the packages of its lock files.");
    }
}
