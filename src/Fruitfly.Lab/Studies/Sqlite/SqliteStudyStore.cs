using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Lab.Studies.Sqlite;

/// <summary>Studies in one SQLite file. It uses a rollback journal with full synchronization, never a write-ahead log:
/// releases of SQLite before 3.51.3 can lose committed writes of a log when two connections checkpoint it at once.</summary>
public sealed partial class SqliteStudyStore : IStudyStore
{
    readonly Lock _lock = new();
    readonly SqliteConnection _connection;
    readonly string _path;
    readonly TimeProvider _time;
    readonly WorkerIdentity _identity;

    /// <summary>Opens the store, or makes it and its folder where there is none.</summary>
    /// <exception cref="StudyStoreException">the file is no store, is damaged, or may not be written</exception>
    public SqliteStudyStore(string path, TimeProvider time) : this(path, time, WorkerIdentity.Current)
    {
    }

    internal SqliteStudyStore(string path, TimeProvider time, WorkerIdentity identity)
    {
        (_path, _time, _identity) = (Path.GetFullPath(path), time, identity);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString());
        try
        {
            MakeFolder();
            Guarded(() =>
            {
                _connection.Open();
                _connection.Execute("PRAGMA busy_timeout = 60000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
                SqliteMigrations.Apply(_connection, _path);
                _connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE");
            });
            Recover();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public Study Plan(string study, string experiment, StudySettings settings, IReadOnlyList<Trial> trials)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(study);
        return Writing(transaction =>
        {
            var planned = _connection.QuerySingleOrDefault<string>("SELECT experiment FROM studies WHERE name = @study", new { study });
            if (planned is not null && planned != experiment)
                throw new StudyStoreException(
                    $"The study '{study}' belongs to the experiment '{planned}', not to '{experiment}'.", "Choose another name for the study.");
            var id = _connection.ExecuteScalar<long>(
                """
                INSERT INTO studies (name, experiment, preset, options, created) VALUES (@study, @experiment, @preset, @options, @now)
                ON CONFLICT (name) DO UPDATE SET preset = @preset, options = @options, plans = plans + 1 RETURNING id
                """,
                new { study, experiment, preset = settings.Preset, options = JsonSerializer.Serialize(settings.Options), now = Now });
            _connection.Execute("DELETE FROM study_trials WHERE study = @id", new { id });
            ForgetCandidates(study);
            using var rows = new PlanRows(_connection, transaction, id);
            var position = 0;
            foreach (var description in CanonicalDescription.WriteAll(trials))
                rows.Add(position++, description);
            return Find(study)!;
        });
    }

    public bool Remove(string study) => Writing(_ =>
    {
        if (_connection.Execute("DELETE FROM studies WHERE name = @study", new { study }) == 0)
            return false;
        _connection.Execute(
            """
            DELETE FROM trials WHERE NOT EXISTS (SELECT 1 FROM study_trials WHERE trial = trials.id);
            DELETE FROM settings WHERE NOT EXISTS (SELECT 1 FROM trials WHERE settings = settings.id)
            """);
        return true;
    });

    public int RetryFailed(string study) => Writing(_ => _connection.Execute(
        """
        UPDATE trials SET state = 'planned', attempts = 0, error = NULL, ended = NULL
        WHERE state = 'failed' AND id IN (SELECT trial FROM study_trials WHERE study = @id)
        """,
        new { id = StudyId(study) }));

    public void Dispose()
    {
        lock (_lock)
        {
            try
            {
                Leave();
            }
            catch (StudyStoreException)
            {
                // Claims that cannot be given back now are taken back when the store is opened next.
            }
            _connection.Dispose();
        }
    }

    /// <summary>Reads, or sets and reads, a setting of the connection; for tests.</summary>
    internal string? Pragma(string name, string? value = null) =>
        _connection.ExecuteScalar<string>(value is null ? $"PRAGMA {name}" : $"PRAGMA {name} = {value}");

    /// <summary>For tests that damage a store.</summary>
    internal void Sql(string sql) => _connection.Execute(sql);

    long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    long StudyId(string study) =>
        _connection.QuerySingleOrDefault<long?>("SELECT id FROM studies WHERE name = @study", new { study })
        ?? throw new StudyStoreException($"There is no study '{study}' in '{_path}'.", words => words.KnownStudies);

    // Taking the write lock at the start keeps two writers from waiting for each other.
    T Writing<T>(Func<SqliteTransaction, T> write) => Guarded(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var value = write(transaction);
        transaction.Commit();
        return value;
    });

    void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    T Guarded<T>(Func<T> action)
    {
        lock (_lock)
        {
            try
            {
                return action();
            }
            catch (SqliteException failure)
            {
                throw SqliteFailure.Explain(failure, _path);
            }
        }
    }

    void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The folder of the store '{_path}' cannot be made ({failure.Message}).",
                words => $"{words.NameAnotherFirst} in a folder you may write, or name such a folder in FRUITFLY_HOME.", failure);
        }
    }
}
