using System.Globalization;
using Dapper;
using Npgsql;

namespace Fruitfly.Studies.Postgres;

/// <summary>The schema <c>fruitfly</c> of a database, in numbered SQL files; its table <c>migrations</c> says which of
/// them it has had.</summary>
static class PostgresMigrations
{
    // "Ffly" is held while tables are made, "plan" while trials are planned.
    public const long SchemaLock = 0x46666C79, PlanLock = 0x706C616E;

    /// <summary>Snapshots are told by numbers that do not run out since 13.</summary>
    static readonly Version Oldest = new(13, 0);

    static readonly IReadOnlyList<string> Scripts = ReadScripts();

    public static int Newest => Scripts.Count;

    public static void Apply(NpgsqlConnection connection, string address)
    {
        if (connection.PostgreSqlVersion < Oldest)
            throw new StudyStoreException(
                $"'{address}' runs PostgreSQL {connection.PostgreSqlVersion}; stores need {Oldest.Major} or later.",
                words => $"{words.NameAnotherFirst}, on a newer server.");
        if (Version(connection) == Newest)
            return;
        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock });
        var version = Version(connection);
        if (version > Newest)
            throw new StudyStoreException(
                $"The store '{address}' has schema {version}; this program knows schemas up to {Newest}.",
                "It was written by a newer Fruitfly: use that one, or another store.");
        if (version < Newest)
            Bring(connection, version, address);
        transaction.Commit();
    }

    /// <returns>0 where there is no store</returns>
    public static int Version(NpgsqlConnection connection) =>
        // A look by name might not see what another process has made since the transaction began.
        connection.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'fruitfly' AND tablename = 'migrations')")
            ? connection.ExecuteScalar<int>("SELECT coalesce(max(number), 0) FROM fruitfly.migrations") : 0;

    static void Bring(NpgsqlConnection connection, int version, string address)
    {
        if (connection.ExecuteScalar<string>("SHOW server_encoding") is var encoding and not "UTF8")
            throw new StudyStoreException(
                $"The database '{address}' holds texts as {encoding}; a store needs UTF8.",
                "Create the database with ENCODING 'UTF8'.");
        connection.Execute(
            """
            CREATE SCHEMA IF NOT EXISTS fruitfly;
            CREATE TABLE IF NOT EXISTS fruitfly.migrations
              (number integer PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())
            """);
        for (var number = version + 1; number <= Newest; number++)
        {
            connection.Execute(Scripts[number - 1]);
            connection.Execute("INSERT INTO fruitfly.migrations (number) VALUES (@number)", new { number });
        }
    }

    static List<string> ReadScripts()
    {
        var assembly = typeof(PostgresMigrations).Assembly;
        var scripts = new List<string>();
        while (assembly.GetManifestResourceStream(
            string.Create(CultureInfo.InvariantCulture, $"Postgres.{scripts.Count + 1:0000}.sql")) is { } stream)
        {
            using var reader = new StreamReader(stream);
            scripts.Add(reader.ReadToEnd());
        }
        return scripts;
    }
}
