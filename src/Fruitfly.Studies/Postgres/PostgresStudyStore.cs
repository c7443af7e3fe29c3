using System.Data;
using System.Text.Json;
using Dapper;

namespace Fruitfly.Studies.Postgres;

/// <summary>Studies in the schema <c>fruitfly</c> of a PostgreSQL database, for workers of many hosts. When something
/// happened and how long a worker was silent are told by the server's clock alone. The connection is opened again where
/// it was lost, and what was under way is done again: a restart of the server costs time only.</summary>
sealed partial class PostgresStudyStore : IStudyStore
{
    readonly PostgresAddress _address;
    readonly TimeProvider _time;
    readonly WorkerIdentity _identity;
    readonly TimeSpan _lease;
    readonly PostgresSession _session;
    readonly ChangeSignal _signal;

    /// <summary>Opens the store, and makes its tables where there are none.</summary>
    /// <param name="time">for waiting alone</param>
    /// <exception cref="StudyStoreException">the server cannot be reached, the role may not use the store, or a newer
    /// program wrote it</exception>
    public PostgresStudyStore(PostgresAddress address, TimeProvider time)
        : this(address, time, WorkerIdentity.Current, WorkerIdentity.Silence)
    {
    }

    internal PostgresStudyStore(
        PostgresAddress address, TimeProvider time, WorkerIdentity identity, TimeSpan lease)
    {
        (_address, _time, _identity, _lease) = (address, time, identity, lease);
        _session = new PostgresSession(address, time);
        _signal = new ChangeSignal(time, Tell);
        try
        {
            Guarded(() => _session.Read(connection =>
            {
                PostgresMigrations.Apply(connection, address.Shown);
                return true;
            }));
            if (MayRun())
                Recover();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    public IStudyStore OpenReader() => new PostgresStudyStore(_address, _time, _identity, _lease);

    public bool Remove(string study, bool evenInUse = false) => Writing((connection, isRetry) =>
    {
        connection.Execute("SELECT pg_advisory_xact_lock(@PlanLock)", new { PostgresMigrations.PlanLock });
        if (!evenInUse && Users(connection, study) is [var user, ..] users)
            throw new StudyInUseException(
                study, $"The study '{study}' is in use: process {user.Process} of {user.Host} runs {user.Trials} " +
                    "of its trials" +
                (users.Count > 1 ? $", and {users.Count - 1} more processes run others." : "."));
        if (connection.Execute("DELETE FROM fruitfly.studies WHERE name = @study", new { study }) == 0)
            return isRetry;
        // A trial that runs belongs to a run that counts on it, even where no study names it any more.
        connection.Execute(
            """
            DELETE FROM fruitfly.trials WHERE worker IS NULL
              AND NOT EXISTS (SELECT FROM fruitfly.study_trials WHERE trial = trials.id);
            DELETE FROM fruitfly.settings WHERE NOT EXISTS (SELECT FROM fruitfly.trials WHERE settings = settings.id)
            """);
        return true;
    });

    public int RetryFailed(string study) => Writing((connection, _) => connection.Execute(
        """
        UPDATE fruitfly.trials SET state = 'planned', attempts = 0, error = NULL, ended = NULL
        WHERE state = 'failed' AND id IN (SELECT trial FROM fruitfly.study_trials WHERE study = @id)
        """,
        new { id = StudyId(connection, study) }));

    public long Changes() => Guarded(_session.News);

    public void Dispose()
    {
        _session.IsPatient = false;
        try
        {
            Leave();
            _signal.Dispose();
        }
        catch (StudyStoreException)
        {
            // Claims that cannot be given back now are taken back once the lease is over.
        }
        _session.Dispose();
    }

    // A role that may only look takes nothing back.
    bool MayRun() => Guarded(() => _session.Read(connection =>
        connection.ExecuteScalar<bool>("SELECT has_table_privilege('fruitfly.trials', 'UPDATE') " +
            "AND NOT current_setting('transaction_read_only')::boolean")));

    void Tell() => Guarded(_session.Tell);

    long StudyId(IDbConnection connection, string study) =>
        connection.QuerySingleOrDefault<long?>("SELECT id FROM fruitfly.studies WHERE name = @study", new { study })
        ?? throw new StudyStoreException(
            $"There is no study '{study}' in '{_address.Shown}'.", words => words.KnownStudies);

    T Writing<T>(Func<IDbConnection, bool, T> write)
    {
        var value = Guarded(() => _session.Write((connection, isRetry) => write(connection, isRetry)));
        _signal.Changed();
        return value;
    }

    /// <summary>Runs one statement, which is a transaction of its own.</summary>
    T WritingAtOnce<T>(Func<IDbConnection, bool, T> write)
    {
        var value = Guarded(() => _session.Run((connection, isRetry) => write(connection, isRetry)));
        _signal.Changed();
        return value;
    }

    T Reading<T>(Func<IDbConnection, T> read) => Guarded(() => _session.Read(connection => read(connection)));

    T ReadingMoment<T>(Func<IDbConnection, T> read) =>
        Guarded(() => _session.ReadMoment(connection => read(connection)));

    T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        // What a row holds, or what was made of it, does not fit: another program wrote it.
        catch (Exception failure)
            when (failure is DataException or InvalidCastException or OverflowException or FormatException
                or JsonException or InvalidOperationException and not ObjectDisposedException)
        {
            throw Unreadable(failure);
        }
    }

    void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    /// <param name="row">which row it is; null where the message says it</param>
    StudyStoreException Unreadable(Exception failure, string? row = null) => new(
        $"The store '{_address.Shown}' is damaged{(row is null ? "" : $" at {row}")}. {failure.Message}",
        "A newer Fruitfly may have written it; otherwise have the database restored from a copy.", failure);

    static string Text(string text) => text.Replace('\0', '\uFFFD'); // which PostgreSQL does not hold
}
