using System.Data;
using Dapper;
using Npgsql;

namespace Fruitfly.Studies.Postgres;

/// <summary>One connection to the server for all threads of a store, opened again where it was lost. It keeps nothing
/// at the server between two transactions but what it listens to, so that it works through a pooler that lends a
/// connection for a transaction.</summary>
sealed class PostgresSession(PostgresAddress address, TimeProvider time) : IDisposable
{
    const string Channel = "fruitfly";

    /// <summary>For a server that restarts; about as long as a silent worker is believed in.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>A first connection waits for a server that says it will take one soon, and a moment for one that does
    /// not answer, which may be starting again.</summary>
    static readonly TimeSpan FirstPatience = TimeSpan.FromMinutes(1), Moment = TimeSpan.FromSeconds(5);

    readonly Lock _lock = new();
    NpgsqlConnection? _connection;
    bool _wasOpen, _isListening, _isBehindPooler, _keepsPlans, _isClosed;
    long _news;

    public string Address => address.Shown;

    /// <summary>How long one action is tried again after the connection was lost; none while closing.</summary>
    public bool IsPatient { get; set; } = true;

    /// <summary>Runs an action in a transaction, again where the server was lost or undid it.</summary>
    /// <param name="action">gets whether it may have been committed before, without an answer</param>
    public T Write<T>(Func<NpgsqlConnection, bool, T> action) => Run((connection, isRetry) =>
    {
        using var transaction = connection.BeginTransaction();
        var value = action(connection, isRetry);
        transaction.Commit();
        return value;
    });

    public T Write<T>(Func<NpgsqlConnection, T> action) => Write((connection, _) => action(connection));

    /// <summary>Reads what was committed at one moment.</summary>
    public T ReadMoment<T>(Func<NpgsqlConnection, T> action) => Run((connection, _) =>
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var value = action(connection);
        transaction.Commit();
        return value;
    });

    public T Read<T>(Func<NpgsqlConnection, T> action) => Run((connection, _) => action(connection));

    /// <summary>Runs an action whose statements are transactions of their own.</summary>
    public T Run<T>(Func<NpgsqlConnection, bool, T> action)
    {
        lock (_lock)
        {
            var (backOff, moment) = (new BackOff(time, _wasOpen ? Patience : FirstPatience), new BackOff(time, Moment));
            for (var isRetry = false; ; isRetry = true)
                try
                {
                    return action(Connected(), isRetry);
                }
                catch (Exception failure) when (IsPatient && !backOff.IsOver
                    && (PostgresFailure.IsBusy(failure)
                        || PostgresFailure.IsPassing(failure) && (_wasOpen || !moment.IsOver)))
                {
                    Close();
                    backOff.Wait();
                }
                catch (NpgsqlException failure)
                {
                    Close();
                    throw PostgresFailure.Explain(failure, Address);
                }
        }
    }

    /// <summary>A number that is another after another session has told of a change. Behind a pooler nothing is heard,
    /// and it is another after any transaction of the server.</summary>
    public long News() => Run((connection, _) =>
    {
        if (!_isListening && !_isBehindPooler)
            Listen(connection);
        if (_isBehindPooler)
            return connection.ExecuteScalar<long>("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        connection.Execute("SELECT 1"); // what was told comes with the answer
        return _news;
    });

    /// <summary>From now on the server keeps the plans of statements that are repeated: to plan a claim takes it longer
    /// than to make one. Behind a pooler it cannot.</summary>
    public void KeepPlans()
    {
        lock (_lock)
        {
            if (_keepsPlans || _isBehindPooler || (_isBehindPooler = Run((connection, _) => IsLent(connection))))
                return;
            _keepsPlans = true;
            Close(); // a connection is opened for one or the other
        }
    }

    /// <summary>Tells the other sessions that something was committed.</summary>
    public void Tell() => Run((connection, _) => connection.Execute("SELECT pg_notify(@Channel, '')", new { Channel }));

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            Close();
        }
    }

    NpgsqlConnection Connected()
    {
        if (_connection is { State: ConnectionState.Open })
            return _connection;
        ObjectDisposedException.ThrowIf(_isClosed, this);
        Close();
        _connection = address.Connection(_keepsPlans);
        _connection.Notification += (_, told) =>
        {
            if (told.PID != _connection?.ProcessID)
                _news++;
        };
        _connection.Open();
        _wasOpen = true;
        return _connection;
    }

    // A pooler gives its own number for the connection, not that of the server's process.
    static bool IsLent(NpgsqlConnection connection) =>
        connection.ExecuteScalar<int>("SELECT pg_backend_pid()") != connection.ProcessID;

    void Listen(NpgsqlConnection connection)
    {
        _isBehindPooler = IsLent(connection);
        if (_isBehindPooler)
            return;
        connection.Execute($"LISTEN {Channel}");
        _isListening = true;
        _news++; // what happened before is not known
    }

    void Close()
    {
        _isListening = false;
        _connection?.Dispose();
        _connection = null;
    }
}
