namespace Fruitfly.Studies.Postgres;

/// <summary>Entries of the service file of PostgreSQL's own programs: <c>[name]</c>, then <c>key=value</c> lines. The
/// file is what PGSERVICEFILE names, or <c>~/.pg_service.conf</c>.</summary>
static class PostgresService
{
    /// <exception cref="StudyStoreException">the file cannot be read, or has no such entry</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(string service, Func<string, string?> variable)
    {
        var path = variable("PGSERVICEFILE")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pg_service.conf");
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The service file '{path}' cannot be read ({failure.Message.TrimEnd('.')}).",
                "PGSERVICEFILE names the file; without it, it is ~/.pg_service.conf.", failure);
        }
        var entry = lines.Select(line => line.Trim())
            .SkipWhile(line => line != $"[{service}]").Skip(1).TakeWhile(line => !line.StartsWith('['))
            .Where(line => line.Contains('=') && !line.StartsWith('#'))
            .Select(line => KeyValuePair.Create(line.Split('=')[0].Trim(), line[(line.IndexOf('=') + 1)..].Trim()))
            .ToList();
        return entry.Count > 0 ? entry : throw new StudyStoreException(
            $"The service file '{path}' has no entry '{service}'.",
            $"Write one: [{service}], then host=…, dbname=… and user=… on lines of their own.");
    }
}
