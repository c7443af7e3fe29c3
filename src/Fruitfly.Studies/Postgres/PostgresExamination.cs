using Dapper;
using Npgsql;

namespace Fruitfly.Studies.Postgres;

/// <summary>A look at the server of a store.</summary>
/// <param name="Rights">0 to look, 1 to run trials, 2 to remove studies</param>
/// <param name="FreeConnections">that the server takes from others, beside this one</param>
sealed record PostgresExamination(
    string Version, string Role, int Rights, TimeSpan Latency, bool IsBehindPooler, int FreeConnections)
{
    const int Questions = 9;

    /// <exception cref="StudyStoreException">the server cannot be used</exception>
    public static PostgresExamination Of(PostgresAddress address, TimeProvider clock)
    {
        using var connection = address.Connection();
        try
        {
            connection.Open();
            var (role, mayRun, mayRemove, process, free) = connection.QuerySingle<(string, bool, bool, int, int)>(
                """
                SELECT current_user::text, coalesce(has_table_privilege(found, 'UPDATE'), true),
                  coalesce(has_table_privilege(found, 'DELETE'), true), pg_backend_pid(),
                  (current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
                    - (SELECT sum(numbackends) FROM pg_stat_database))::integer
                FROM (SELECT to_regclass('fruitfly.trials')::oid AS found) AS tables
                """);
            return new(
                connection.PostgreSqlVersion.ToString(), role, mayRemove ? 2 : mayRun ? 1 : 0,
                Enumerable.Range(0, Questions).Select(_ => Time(connection, clock)).Order().ElementAt(Questions / 2),
                process != connection.ProcessID, Math.Max(0, free));
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Explain(failure, address.Shown);
        }
    }

    static TimeSpan Time(NpgsqlConnection connection, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        connection.Execute("SELECT 1");
        return clock.GetElapsedTime(began);
    }
}
