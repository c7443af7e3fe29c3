using Npgsql;

namespace Fruitfly.Studies.Postgres;

/// <summary>Says what an error of the server, or of the way to it, means for the store and what to do about it.
/// </summary>
static class PostgresFailure
{
    /// <summary>Whether the same is worth another try soon: the server restarts, is full, or undid the transaction.
    /// </summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        PostgresException server => IsBusy(server)
            || server.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            || server.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException way => way.IsTransient || way.InnerException is IOException or TimeoutException,
        _ => false,
    };

    /// <summary>Whether the server is there and says that it takes no connection yet.</summary>
    public static bool IsBusy(Exception failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
    };

    public static StudyStoreException Explain(Exception failure, string address)
    {
        (string What, Func<StoreWords, string> Hint) found = failure is PostgresException server
            ? OfServer(server)
            : ("cannot be reached",
                _ => "Check the host, the port and that the server runs there; every finished trial is kept.");
        return new StudyStoreException($"The store '{address}' {found.What} ({Text(failure)}).", found.Hint, failure);
    }

    static (string, Func<StoreWords, string>) OfServer(PostgresException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ("does not let this user in",
                _ => "Name the user in the address; a password stands in ~/.pgpass, in the file that PGPASSFILE names, " +
                    "or in a service file."),
        PostgresErrorCodes.InvalidCatalogName =>
            ("is not there", _ => "Create the database, or check its name; its owner then opens it first."),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction =>
            ("may not be used so by this role",
                _ => "A viewer looks, a worker runs, an owner makes and removes: use the role that may, or have the " +
                    "owner open the store first and grant it; docs/stores.md has the statements."),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory =>
            ("has no room on its server", _ => "Make room there and try again; every finished trial is kept."),
        PostgresErrorCodes.TooManyConnections =>
            ("takes no more connections",
                _ => "Raise max_connections, or put a pooler in transaction mode in front of it."),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            ("is starting or stopping", _ => "Wait for it, then try again; every finished trial is kept."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            ("is damaged", _ => "Have the database restored from a copy."),
        _ => ("failed", _ => "This is unexpected; the message of PostgreSQL may help."),
    };

    // Neither holds a password: the library writes none into its messages.
    static string Text(Exception failure) => failure is PostgresException server
        ? $"{server.MessageText}, {server.SqlState}"
        : (failure.InnerException ?? failure).Message.TrimEnd('.');
}
