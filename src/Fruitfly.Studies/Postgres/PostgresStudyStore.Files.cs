using Dapper;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Postgres;

// Copies are kept in the database, for every host, and laid out on this one when they are asked for.
sealed partial class PostgresStudyStore
{
    const string FilesFolder = "files";
    const int MostPlaces = 20;

    /// <summary>In bytes, of one copy.</summary>
    const int LargestCopy = 256 << 20;

    public void Remember(IEnumerable<SeenFile> files) => Writing((connection, _) => connection.Execute(
        """
        INSERT INTO fruitfly.files (sha256, path, bytes, seen) VALUES (@Sha256, @Path, @Bytes, @Seen)
        ON CONFLICT (sha256, path) DO UPDATE SET bytes = @Bytes, seen = @Seen
        """,
        files.Select(file => new
        {
            file.Content.Sha256, file.Path, file.Content.Bytes, Seen = file.Seen.ToUnixTimeMilliseconds(),
        }).ToList()));

    public IReadOnlyList<SeenFile> Files(string sha256)
    {
        var (seen, copies) = Reading(connection => (
            connection.Query<(string Path, long Bytes, long Seen)>(
                """
                SELECT path, bytes, seen FROM fruitfly.files WHERE sha256 = @sha256
                ORDER BY seen DESC, path LIMIT @MostPlaces
                """,
                new { sha256, MostPlaces }).AsList(),
            connection.Query<(long Bytes, long Kept)>(
                "SELECT length(content)::bigint, kept FROM fruitfly.copies WHERE sha256 = @sha256", new { sha256 })
                .AsList()));
        var files = seen.ConvertAll(row => new SeenFile(new(row.Bytes, sha256), row.Path, Time(row.Seen)!.Value));
        files.AddRange(copies.Select(copy => new SeenFile(
            new(copy.Bytes, sha256), CopyOnThisHost(sha256), Time(copy.Kept)!.Value, IsKept: true)));
        return files;
    }

    public void Keep(FileContent content, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Sha256.Length != 64 || content.Sha256.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            throw new ArgumentException($"'{content.Sha256}' is no SHA-256.", nameof(content));
        if (bytes.Length > LargestCopy)
            throw new StudyStoreException(
                $"The file of {bytes.Length:N0} bytes is too large to keep in the database; at most {LargestCopy:N0} are kept.",
                "Put it where every host that runs the trials can read it.");
        Writing((connection, _) => connection.Execute(
            """
            INSERT INTO fruitfly.copies (sha256, content, kept) VALUES (@Sha256, @bytes, fruitfly.store_time())
            ON CONFLICT (sha256) DO NOTHING
            """,
            new { content.Sha256, bytes = bytes.ToArray() }));
    }

    string CopyOnThisHost(string sha256)
    {
        var folder = Path.Combine(Path.GetDirectoryName(StoreLocation.Local())!, FilesFolder);
        var path = Path.Combine(folder, sha256);
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
            return path;
        var bytes = Reading(connection => connection.QuerySingle<byte[]>(
            "SELECT content FROM fruitfly.copies WHERE sha256 = @sha256", new { sha256 }));
        try
        {
            PrivateFiles.MakeFolder(folder);
            PrivateFiles.Make(path); // the file that replaces it has its rights
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The folder '{folder}' for copies of data cannot be made ({failure.Message}).",
                "Name a folder that you may write in FRUITFLY_HOME.", failure);
        }
        AtomicFile.Write(path, stream => stream.Write(bytes));
        return path;
    }
}
