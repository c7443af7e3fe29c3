using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Sqlite;

/// <summary>The schema, in numbered SQL files; <c>PRAGMA user_version</c> says how many
/// of them a database has had.</summary>
static class SqliteMigrations
{
    // "Ffly": tells a store from the databases of other programs.
    const int ApplicationId = 0x46666C79;

    static readonly IReadOnlyList<string> Scripts = ReadScripts();

    public static int Newest => Scripts.Count;

    public static void Apply(SqliteConnection connection, string path)
    {
        if (Version(connection) == Newest && IsStore(connection))
            return;
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Version(connection);
        if (version < 0)
            throw new StudyStoreException(
                $"'{path}' has schema {version}, which no version of this program writes: the file is damaged.",
                "Restore it from a copy, or move it away; its trials will run again.");
        var isEmpty = connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && !IsStore(connection))
            throw new StudyStoreException(
                $"'{path}' is a database of another program.",
                words => $"{words.NameAnotherFirst}; a new one is made where there is none.");
        if (version > Newest)
            throw new StudyStoreException(
                $"'{path}' has schema {version}; this program knows schemas up to {Newest}.",
                "It was written by a newer Fruitfly: use that one, or another store.");
        MigrationFunctions.Give(connection);
        foreach (var script in Scripts.Skip(version))
            connection.Execute(script, transaction: transaction);
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Newest}",
            transaction: transaction);
        transaction.Commit();
    }

    static int Version(SqliteConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");

    static bool IsStore(SqliteConnection connection) =>
        connection.ExecuteScalar<int>("PRAGMA application_id") == ApplicationId;

    static List<string> ReadScripts()
    {
        var assembly = typeof(SqliteMigrations).Assembly;
        var scripts = new List<string>();
        while (assembly.GetManifestResourceStream(
            string.Create(CultureInfo.InvariantCulture, $"Migrations.{scripts.Count + 1:0000}.sql")) is { } stream)
        {
            using var reader = new StreamReader(stream);
            scripts.Add(reader.ReadToEnd());
        }
        return scripts;
    }
}
