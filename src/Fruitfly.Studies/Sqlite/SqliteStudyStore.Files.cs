using Dapper;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

// Copies lie beside the database, each named by its hash.
public sealed partial class SqliteStudyStore
{
    const string FilesFolder = "files";
    const int MostPlaces = 20;

    public void Remember(IEnumerable<SeenFile> files) => Writing(_ => _connection.Execute(
        """
        INSERT INTO files (sha256, path, bytes, seen, kept) VALUES (@Sha256, @Path, @Bytes, @Seen, @IsKept)
        ON CONFLICT (sha256, path) DO UPDATE SET bytes = @Bytes, seen = @Seen
        """,
        files.Select(file => new
        {
            file.Content.Sha256, file.Path, file.Content.Bytes, Seen = file.Seen.ToUnixTimeMilliseconds(), file.IsKept,
        })));

    public IReadOnlyList<SeenFile> Files(string sha256) => Guarded<IReadOnlyList<SeenFile>>(() =>
    [
        .. _connection.Query<FileRow>(
            "SELECT path, bytes, seen, kept FROM files WHERE sha256 = @sha256 ORDER BY kept, seen DESC, path " +
            $"LIMIT {MostPlaces}", new { sha256 })
            .Select(row =>
                new SeenFile(new FileContent(row.Bytes, sha256), row.Path, Time(row.Seen)!.Value, row.Kept != 0)),
    ]);

    public void Keep(FileContent content, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Sha256.Length != 64 || content.Sha256.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            throw new ArgumentException($"'{content.Sha256}' is no SHA-256.", nameof(content));
        var folder = Path.Combine(Path.GetDirectoryName(_path)!, FilesFolder);
        var path = Path.Combine(folder, content.Sha256);
        try
        {
            PrivateFiles.MakeFolder(folder);
            PrivateFiles.Make(path); // the file that replaces it has its rights
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The folder '{folder}' for copies of data cannot be made ({failure.Message}).",
                words => $"{words.NameAnotherFirst} in a folder you may write.", failure);
        }
        AtomicFile.Write(path, stream => stream.Write(bytes.Span));
        Remember([new SeenFile(content, path, _time.GetUtcNow(), IsKept: true)]);
    }

    sealed class FileRow
    {
        public string Path { get; init; } = "";
        public long Bytes { get; init; }
        public long Seen { get; init; }
        public long Kept { get; init; }
    }
}
